import type { Language } from '../language.ts';

/** German. */
export const de: Language = {
  code: 'de',
  bulk: {
    unsubscribe: `
      abmelden; abbestellen; austragen; newsletter abzubestellen; abmeldung
      keine … mehr (erhalten|bekommen)`,
    autoReplies: `
      automatische antwort; automatische rückantwort; automatische nachricht
      automatisch generierte antwort`,
    absences: `
      abwesenheitsnotiz; abwesenheitsnachricht; abwesenheitsassistent; abwesenheit; abwesend; außer haus
      nicht im büro`,
    addressesReader: `
      hat (sie|dich) … erwähnt; (sie|du) wurden erwähnt; hat ihnen … zugewiesen; hat dir … zugewiesen
      bittet um ihre überprüfung`,
  },
  quotation: {
    salutations: `
      hallo (zusammen|ihr lieben|alle|allerseits)?; hi (zusammen|alle)?; hey; moin (moin)?; servus; grüezi
      hoi; grüß (gott|dich|euch); (schönen)? guten (tag|morgen|abend); guten tag zusammen; mahlzeit; liebe
      lieber; liebes; ihr lieben; (sehr)? (geehrte|geehrter|geehrtes); (sehr)? verehrte; werte; werter
      hallöchen`,
    honorifics: '',
    signOffs: `
      (mit)? (freundlichen|besten|herzlichen|lieben|vielen|schönen|sonnigen) (grüßen|grüssen|gruessen)
      (mit)? (freundlichem|freundlichen|bestem|lieben|schönen|herzlichen) (gruß|gruss); einen schönen gruß
      (viele|liebe|beste|schöne|herzliche|freundliche|sonnige|viele liebe|ganz liebe) (grüße|grüsse|gruesse)
      gruß (und dank)?; gruss; grüße; grüsse; mfg; mit fr. gr.; lg; vg; bg; hg; glg; hochachtungsvoll
      alles gute; danke (dir|ihnen|euch|schön|sehr|vorab|und gruß|und viele grüße|im voraus|fürs lesen)?
      dankeschön
      (vielen|herzlichen|besten|lieben|tausend) dank (im voraus|vorab|nochmals|dafür|und viele grüße)?
      merci; bis (bald|dann|demnächst); schönen (tag|abend|feierabend) (noch)?; (ein)? schönes wochenende
      ciao; tschüss`,
    postscripts: 'nachtrag; übrigens; ach ja; noch etwas; noch was',
    wrote: `
      schrieb; schreibt; hat geschrieben; geschrieben; sagte; schrieb folgendes; hat folgendes geschrieben`,
    quoting: 'zitat von; zitiere',
    from: 'von',
    sent: 'gesendet; gesendet am; versendet; versandt; sendedatum; sendezeit',
    date: 'datum',
    to: 'an',
    subject: 'betreff; betr.; betrifft; thema',
    otherFields: `
      kopie; kopie an; blindkopie; antwort an; antwort-an; antworten an; anlagen; anlage; anhang; anhänge
      wichtigkeit; priorität; vertraulichkeit; organisation; absender; im auftrag von; signiert von
      gesendet von`,
    wholeMail: `
      (ursprüngliche|originale|weitergeleitete) (nachricht|e-mail|email|mail); ursprünglicher termin
      (original|original-)nachricht; originaltext; urspr. nachricht; weitergeleitet (von|durch)
      (anfang|beginn) der weitergeleiteten (nachricht|e-mail); antwortnachricht`,
    replyAbove: `
      (antwort*|schreib*|kommentar*) … (oberhalb|über) (dieser|der) (zeile|linie)
      (oberhalb|über) dieser (zeile|linie) (antworten|schreiben)`,
    footers: `
      outlook für (ios|android|mac) (beziehen|herunterladen|holen); (holen|laden) sie sich outlook für
      (holen|laden) sie outlook für; outlook für (ios|android) abrufen; virenfrei
      diese (e-mail|nachricht) wurde von avast; von unterwegs gesendet
      diese nachricht wurde von unterwegs`,
    sentFrom: `
      (diese nachricht wurde|diese e-mail wurde|diese mail wurde)? (von|mit|aus|über|vom) … gesendet
      gesendet (von|mit|aus|über|via|vom); (verschickt|versandt|verfasst|geschrieben) (von|mit|am|auf|vom)
      diese (nachricht|e-mail|mail) wurde (von|mit|aus|über)`,
    sentLast: 'gesendet; versendet; verschickt',
    devices: `
      handy; mobiltelefon; smartphone; tablet; mobilgerät; telefon; diensthandy; mail app; mail-app`,
  },
  requests: {
    requests: '',
    imperatives: '',
    courtesies: '',
    pleasantries: '',
    boilerplate: '',
    disclaimers: '',
    banners: '',
    bannerLabels: '',
    bannerAdvice: '',
    placeholders: `
      im browser; im webbrowser; html-(format|fähig*|mail|e-mail|version|ansicht|darstellung); html-fähig*
      nicht (richtig|korrekt|einwandfrei|fehlerfrei|vollständig) (angezeigt|dargestellt|anzeigen|darstellen)
      online-version; onlineversion; webversion; online ansehen; online lesen; textversion; nur-text
      um diese … (anzuzeigen|zu sehen|zu lesen|lesen zu können|ansehen zu können)
      probleme (mit|bei) der (darstellung|anzeige); darstellungsprobleme
      (kann|können) (diese|dieser|die) … (nicht anzeigen|nicht darstellen|nicht lesen|nicht angezeigt)`,
    replyMarks: 'aw; antw; wg; wtr',
    abbreviations: '',
  },
  dates: {
    months: `januar|jänner|jan; februar|feb; märz|~mär|mrz; april|apr; mai; juni|jun; juli|jul; august|aug
      september|sept|sep; oktober|okt; november|nov; dezember|dez`,
    weekdays: `montag|^~mo; dienstag|^~di; mittwoch|^~mi; donnerstag|^~do; freitag|^~fr; samstag|sonnabend|^~sa
      sonntag|^~so`,
    relative: 'heute; morgen; übermorgen; ende des tages; feierabend',
    periods: `(nächst*|dies*|kommend*) (woche|wochenende|monat*)
      (ende|anfang|mitte) der (woche|nächsten woche|kommenden woche)
      (ende|anfang|mitte) (nächster|dieser|kommender) woche; monatsende; quartalsende; jahresende
      ende des monats`,
    dayParts: 'früh; morgen; vormittag; mittag; nachmittag; abend; nacht',
    monthParts: 'ende; mitte; anfang',
    next: 'nächst*; kommend*; dies*',
    links: 'der; den; dem; des',
    beforeDate: 'am; bis; vom; zum; ab; seit; spätestens; per; den; dem; datum; termin; frist',
    beforeHour: '~um; ~ab; ~gegen; ~bis; ~von; ~vor; ~nach',
    hourUnits: 'uhr; ~h',
    noon: 'mittag; mitternacht',
    ordinals: 'ten; te; ter',
    ranges: 'bis',
    falseFriends: `guten morgen; (am|jeden|einen) morgen; eines morgens; von heute auf morgen
      schön* (mo*|die*|mit*|don*|fr*|sa*|so*)`,
  },
};
