/**
 * Phrases of a text part that only points to the HTML part, by language. Apart from the other phrases, because what
 * reads a mail needs no more of the languages.
 */
export const placeholderPhrases: Readonly<Record<string, string>> = {
  en: `to (view|read|see) (this|the); multi-part
    html; browser; (view|read) (it|this|the)? … online; (web|online|text|plain text|text-only) version
    (unable|cannot|can't|not able|trouble|problems) … (view|viewing|display|read|reading|see)`,
  de: `(online|web|text)(-)?version; online (ansehen|lesen); um diese … zu (sehen|lesen)
    browser; html*; (nicht|fehlerhaft) … (angezeigt|dargestellt|anzeigen|darstellen|lesen)`,
  nl: `browser; (online|web|tekst)(-| )?versie; niet (goed|correct|juist|lezen); ondersteunt geen
    bekijk … online; om dit bericht`,
  da: `browser*; (online|web|tekst)version; vises … (ikke|forkert); ikke (vises|vist|læse)
    understøtter ikke
    for at (se|læse)`,
  nb: `nettleser*; webleser*; (nett|web|tekst)versjon; vises … (ikke|feil); støtter ikke
    for å (se|lese)
    ikke (vises|leses|vist)`,
  sv: `webbläsare*; browser; (webb|online|text)version; visas … (inte|fel*); (stöder|stödjer) inte
    för att (se|läsa|visa); du inte (kan|ser); (kan|ser) du inte`,
  fr: `navigateur; version (en ligne|web|texte)
    (ne|n') … pas (à)? (visualiser|afficher|lire|voir|affiche)
    s'affiche mal; pour (visualiser|afficher|lire|voir|consulter) (ce|cet|le|cette); format texte`,
  es: `navegador; versión (online|web|en línea|de texto)
    no (se)? (ve|visualiza|muestra|puede|puedes|admite|soporta); para (ver|visualizar|leer) (este|el)`,
  pt: `navegador; browser; versão (online|web|de texto)
    não (consegue|consiga|esteja|suporta|exibe|visualiza); para (ver|visualizar|ler) (este|esta)`,
  it: `per (visualizzare|leggere|vedere) (questa|questo|il|la)
    browser; versione (online|web|testo|testuale); non (si)? (visualizz*|riesci|riesce|vedi|supporta)`,
  pl: `przeglądarce; wersj* (online|internetow*|tekstow*|www); nie (wyświetla*|obsługuje|widzisz)
    aby (zobaczyć|wyświetlić|przeczytać)`,
  cs: `prohlížeči; (webová|online|textová) verze; nezobraz*; nepodporuje; pro zobrazení; chcete-li zobrazit`,
  ru: `браузере; (онлайн|веб)-версия; не (поддерживает|отображает*)
    (некорректно|неправильно) отобража*
    (чтобы|для) (просмотр*|прочитать|увидеть)`,
  uk: `браузері; (онлайн|веб)-версія; не (підтримує|відображає*)
    (некоректно|неправильно) відобража*
    (щоб|для) (перегля*|прочитати|побачити)`,
  zh: `浏览器; 瀏覽器; 网页版; 網頁版; 在线; 線上; 無法顯示; 无法显示; 无法正; 無法正
    不能正常显示; 看不到
    不支持; 不支援; 格式的邮件; 格式郵件; 点击此处; 點此; 點選此處; 纯文本; 純文字`,
  ja: `ブラウザ; HTML; web版; ウェブ版; オンライン版; 表示されない; 表示でき; 表示されません
    正しく表示
    対応して; 対応した; メールソフト; テキスト版; ご覧になれない; 見られない`,
  ko: '브라우저; 웹에서; 웹 버전; 온라인으로; 보이지 않; 표시되지 않; 지원하지 않; 지원되지 않; 볼 수 없; 보시려면; 보려면; 형식; 텍스트 버전',
  he: `בדפדפן; גרסה מקוונת; (אינו|אינה|לא) (תומך|תומכת|מוצג|מוצגת); (לצפייה|לצפיה|להצגת|לקריאת)
    (אינך|אינכם) רוא*`,
  ar: `المتصفح; متصفح*; المستعرض; النسخة الإلكترونية; (لا يدعم|لا يمكن عرض|لا يمكنك عرض|تعذر عرض)
    (لعرض|لقراءة|لمشاهدة) هذ*; كنت لا ترى`,
  fi: `selaime*; (verkko|netti|teksti)versio*; ei näy; ei tue; (etkö|jos et) (näe|pysty|voi)
    nähdäksesi
    lukeaksesi`,
  hu: `böngésző*; (webes|online|szöveges) (változat|verzió); nem (jelenik|támogatja|látható)
    megtekintéséhez
    megjelenítéséhez; olvasásához`,
  tr: `tarayıcı*; (web|çevrimiçi|metin) sürümü*; (görüntüle|gör|oku)yemiyorsan*; göremiyorsan*
    görünmüyorsa
    desteklem*; görüntülemek için`,
  el: `browser; περιήγησης; περιηγητή; φυλλομετρητή; δεν (υποστηρίζει|εμφανίζεται|βλέπετε)
    για να (δείτε|διαβάσετε); online έκδοση`,
};
