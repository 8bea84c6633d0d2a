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
      (diese nachricht wurde|diese e-mail wurde|diese mail wurde)? (von|mit|aus|über|vom) (meinem|meiner|dem|der) … gesendet
      gesendet (von|mit|aus|über|via|vom); (verschickt|versandt|verfasst|geschrieben) (von|mit|am|auf|vom)`,
    devices: `
      handy; mobiltelefon; smartphone; tablet; mobilgerät; telefon; diensthandy; mail app; mail-app`,
  },
  requests: {
    requests: `
      bitte; (kannst|könntest|würdest|magst) du; (könnt|könntet|würdet) ihr; (können|könnten|würden) sie
      (gib|gebt|geben sie|sag|sagt|sagen sie) (mir|uns)? (bitte|kurz|einfach)? bescheid
      um (ihre|eure|deine|baldige|kurze|schnelle|zeitnahe|eine)? (kurze|baldige|zeitnahe)? (rückmeldung|antwort|bestätigung|stellungnahme|freigabe|rückruf|prüfung|zusendung|unterschrift|erledigung|überweisung)
      (ich|wir) (bitte|bitten|ersuche|ersuchen) (sie|dich|euch|um)
      (nett|toll|super|schön|lieb|gut|hilfreich|dankbar|verbunden|freuen) wenn (du|sie|ihr)
      (ich|wir) (brauche*|benötige*) (noch|dringend)? (deine|ihre|eure|von dir|von ihnen)
      (brauche|brauchen|benötige|benötigen) wir
      (warte*|erwarte*) (noch|weiter)? (auf)? (deine|ihre|eure|dein|ihr)
      (melde dich|melden sie sich|meldet euch); (halte|halten sie|haltet) (mich|uns) auf dem laufenden
      (rückmeldung|antwort|zusage) bis; (denk|denke|denken sie|denkt) (bitte)? daran
      (vergiss|vergessen sie|vergesst) nicht; (lass|lassen sie|lasst) (mich|uns) (bitte|kurz)? wissen
      (ruf|rufen sie) (mich|uns) …an; u.a.w.g; sei(en)? (sie)? so (nett|lieb|gut|freundlich)
      freue* (mich|uns) (auf|über) (ihre|deine|eure|eine) (kurze|baldige)? (rückmeldung|antwort|zusage)`,
    imperatives: `
      (schick|schicke|sende|gib|sag|sage|zeig|leite|bring|ruf|schreib|hilf|schau|frag|schickt|sendet|gebt|sagt|prüft|schaut) (mir|uns|mich|mal|bitte|das|die|den|es|kurz|ihm|ihr)
      (schicken|senden|geben|sagen|bestätigen|unterschreiben|prüfen|rufen|schreiben|überweisen|bezahlen|antworten|teilen|reichen|füllen|leiten|melden) sie`,
    deadlineVerbs: `
      bestätige; bestätig; schick; schicke; sende; unterschreib*; prüf; prüfe; antworte; überweise; bezahl*
      zahle; ruf; melde; buche; bring; gib; lade; fülle; reiche; liefere; entscheide`,
    courtesies: `
      bitte (beachte*|entschuldige*|verzeih*|nicht antworten|ignorieren|haben sie verständnis|nehmen sie zur kenntnis|finden sie|sehr|schön|gern|gerne|antworten sie nicht|zögern sie nicht)
      (bitte*|wir bitten|bitten wir) um (ihr|euer|dein)? (verständnis|entschuldigung|nachsicht|geduld|verzeihung)
      (ja|nein|aber|na|wie) bitte
      (melde|melden|meldet) (dich|sie sich|euch) (bitte|einfach|gerne|gern|jederzeit)? (bei|falls|wenn|jederzeit|gerne|gern|einfach)
      (haben|hast) (sie|du) (noch)? fragen; (noch)? fragen; alles (gut|klar); passwort vergessen`,
    pleasantries: `
      (ich|wir)? hoffe* … (gut|bestens|wohl|wochenende|urlaub|gesund); wie geht (es|'s) (dir|ihnen|euch)?
      wie geht's (dir|ihnen|euch|so)?; alles gut bei
      (vielen|herzlichen|besten|lieben)? dank für (ihre|deine|eure|die|das)
      danke für (ihre|deine|eure|die|das|deine); schön von dir zu hören
      (ich wünsche|wir wünschen) (dir|ihnen|euch)`,
    boilerplate: `
      (falls|wenn|sollten|sollte|bei|für|haben) (sie|du|ihr)? (noch|weitere|weiteren|rück|etwaige)? …*fragen
      (bitte)? zöger* (sie|bitte)? nicht; für weitere informationen; im browser (ansehen|anzeigen|öffnen)
      abbestellen; abmelden; newsletter abbestellen; datenschutzerklärung; impressum; von meinem … gesendet
      gesendet von
      (sitz der gesellschaft|geschäftsführ*|amtsgericht|registergericht|handelsregister|ust-id*|hrb)
      folgen sie uns; bewerten sie; wie zufrieden waren sie; (bitte)? (antworten sie nicht|nicht antworten).
      automatisch generiert*`,
    thisMail: `
      (diese|dieser|die|unsere) (e-mail|email|mail|nachricht|mitteilung|newsletter)
      (diesen|diesem) newsletter; dies ist eine; dieses postfach`,
    aboutMail: `
      automatisch*; automatisierte; systemgenerierte; maschinell; antworte* … nicht
      nicht … (antworten|geantwortet|beantwortet|gelesen|überwacht); nicht antworten; browser; online
      erhalten diese; nicht mehr erhalten; abmelden; weil sie
      (nicht richtig|nicht korrekt) (angezeigt|dargestellt); viren`,
    aboutLaw: `
      vertraulich*; geschützt*; adressat*; empfänger*; bestimmt*; irrtümlich; versehentlich; unbefugt*
      unerlaubt*; nicht gestattet; untersagt; anhänge*; anlagen; haftung; vernichten; löschen`,
    disclaimers: `
      nicht der (richtige|beabsichtigte|vorgesehene|bestimmungsgemäße|berechtigte|angegebene) (adressat|empfänger)
      irrtümlich erhalten; vertraulichkeitshinweis; haftungsausschluss; rechtlicher hinweis
      (an die|der|unserer) umwelt (zuliebe|denken|und); an die umwelt
      bevor sie (diese|die) … (ausdrucken|drucken); (wirklich|unbedingt) ausgedruckt; muss diese e-mail
      unbefugte weitergabe`,
    aboutSender: `
      (von|aus) extern*; von einem externen; einer externen; von außerhalb
      außerhalb (der|des|ihrer|unserer|ihres|unseres|von)
      extern* (absender*|quelle|adresse|ursprung*|konto); extern (gesendet|empfangen|eingegangen)
      von extern; verdächtig; phishing; unbekannten absender`,
    banners: `
      sie (erhalten|bekommen) (nicht oft|nicht häufig|selten|nur selten) … von
      (e-mail|email|mail|nachricht) (von|aus) (extern*|einem externen|außerhalb)
      (der|dieser) absender (dieser|ist|befindet|konnte); einige personen die diese
      externe* (e-mail|mail|nachricht|absender) (von|aus|erhalten)`,
    bannerLabels: `
      extern; externe (e-mail|email|mail|nachricht); externer (absender|kontakt)
      (achtung|vorsicht|warnung|hinweis) extern* (e-mail|email|mail|nachricht|absender)
      (unbekannter|externer) absender`,
    bannerAdvice: `
      (klicken|öffnen) sie (bitte)? (keine|nicht|nur|links|anhänge); keine (links|anhänge|anlagen)
      nicht auf links; vorsicht*; absender* (kennen|vertrauen|erkennen|bekannt)
      warum (dies|das) wichtig (ist)?; inhalt … sicher; verdächtig*; phishing; im zweifel; auf links`,
    placeholders: `
      browser; html*; nicht (richtig|korrekt|einwandfrei|vollständig) (angezeigt|dargestellt|anzeigen)
      online-version; webversion; online (ansehen|lesen); textversion
      um diese … (anzuzeigen|zu sehen|zu lesen|lesen zu können)
      (probleme|schwierigkeiten) (mit|bei) der (darstellung|anzeige); nicht (anzeigen|darstellen|lesen)`,
    replyMarks: `
      aw; antw; wg; wtr; zugesagt; abgelehnt; mit vorbehalt; abgesagt; automatische antwort
      abwesenheitsnotiz; abwesenheit; unzustellbar; gelesen; antwort; weitergeleitet`,
    abbreviations: `
      dr; prof; hr; fr; nr; str; inkl; ca; bzw; ggf; evtl; vgl; abs; sog; mind; max; geb; gem; lt; tel; dipl
      ing; st; zzgl; exkl; jan; feb; aug; sept; okt; nov; dez; i.d.r; z.hd`,
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
