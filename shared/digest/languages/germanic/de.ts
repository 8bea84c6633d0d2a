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
      (vielen|herzlichen|besten|lieben|tausend) dank (im voraus|vorab|nochmals|dafür|und viele grüße)?; merci
      bis (bald|dann|demnächst); schönen (tag|abend|feierabend) (noch)?; (ein)? schönes wochenende; ciao
      tschüss`,
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
      diese (e-mail|nachricht) wurde von avast; von unterwegs gesendet; diese nachricht wurde von unterwegs`,
    sentFrom: `
      gesendet (von|mit|aus|über|via|vom); (verschickt|versandt|verfasst|geschrieben) (von|mit|am|auf|vom)
      diese (nachricht|e-mail|mail) wurde (von|mit|aus|über); (von|aus|mit|vom) … gesendet`,
    sentLast: '',
    devices: `
      handy; mobiltelefon; smartphone; tablet; mobilgerät; telefon; diensthandy; mail app; mail-app`,
  },
  requests: {
    requests: `passt (dir|ihnen|euch); bescheid (geben|sagen); (denk|denken sie) … daran
      bitte; freue* (mich|uns) (auf|über) (ihre|deine|eure|eine) (kurze|baldige)? (rückmeldung|antwort|zusage)
      über (eine|ihre|deine|eure) … freuen; (lass|lassen sie|lasst) (mich|uns) … wissen
      (kurze|schnelle|baldige) (rückmeldung|antwort) (genügt|reicht|wäre); (kannst|könntest|würdest|magst) du
      (könnt|könntet|würdet) ihr; bräucht* … (deine|ihre|eure); (vergiss|vergessen sie) nicht
      (können|könnten|würden) (sie|wir); (rückmeldung|antwort|zusage) bis; so (nett|lieb|gut|freundlich) und
      (gib|gebt|geben sie|sag|sagt|sagen sie) (mir|uns)? (bitte|kurz|einfach)? bescheid
      um (ihre|eure|deine|baldige|eine)? (kurze|baldige|schnelle|zeitnahe)? (rückmeldung|antwort|bestätigung|stellungnahme|freigabe|rückruf|prüfung|zusendung|unterschrift|überweisung)
      (ich|wir) (bitte|bitten|ersuche|ersuchen) (sie|dich|euch|um); (melde dich|melden sie sich|meldet euch)
      (nett|toll|super|schön|lieb|gut|hilfreich|dankbar|verbunden|freuen) wenn (du|sie|ihr); ruf* … an
      (brauche*|benötige*) (ich|wir)? (noch|dringend)? (deine|ihre|eure|von dir|von ihnen); u.a.w.g
      (warte*|erwarte*) (noch)? (auf)? (deine|ihre|eure); (halte|halten sie) (mich|uns) auf dem laufenden
      (schicken|senden|geben|bestätigen|unterschreiben|prüfen|überweisen|antworten|teilen|füllen|leiten) sie`,
    imperatives: `melde; buche; lade; fülle; reiche; liefere; entscheide
      schick*; sende; gib; sag; zeig; leite; bring; ruf; schreib; hilf; schau; frag; sendet; gebt; sagt
      prüft; schaut; bestätige; bestätig; unterschreib*; prüf; prüfe; antworte; überweise; bezahl*; zahle`,
    objects: 'mir; uns; mich; mal; bitte; das; die; den; es; kurz',
    deadlines: 'bis; vor; spätestens; asap',
    courtesies: `(haben sie)? (noch)? fragen
      (hat|haben|hatte) um … gebeten; die bitte (von|des|der|ist); (ja|nein|aber|na|wie) bitte
      bitte (beachte*|entschuldige*|verzeih*|nicht antworten|ignorieren|haben sie|finden sie|sehr|schön|gern|gerne|antworten sie nicht|zögern sie nicht)
      (bitte*|bitten wir|wir bitten) um (ihr|euer)? (verständnis|entschuldigung|nachsicht|geduld)
      (melde dich|melden sie sich|meldet euch) … (bei|falls|wenn|jederzeit|gerne|gern)`,
    pleasantries: `wie geht (es|'s) (dir|ihnen|euch)?
      (ich|wir)? hoffe* (dass)? (es|du|sie|ihr|dir|ihnen|euch|bei|alles) … (gut|bestens|wohl|wochenende|urlaub|gesund)
      wie geht's (dir|ihnen|euch|so)?; (vielen|herzlichen|besten|lieben)? dank für (ihre|deine|eure|die|das)
      danke für (ihre|deine|eure|die|das); schön von dir zu hören; (ich wünsche|wir wünschen) (dir|ihnen|euch)`,
    boilerplate: `sie möchten keine; abbestellen; datenschutzerklärung; impressum; bewerten sie
      (bitte)? nicht antworten.
      (falls|wenn|sollten|haben) (sie|du|ihr) … *fragen; (bitte)? antworten sie (bitte)? nicht (auf|darauf)
      (bei|für) … *fragen (wenden|melde*|stehe*|erreich*|kontakt*|gerne|gern|jederzeit|rufen sie|schreiben sie|helfen|bitte an|bitte gerne)
      (bitte)? zöger* (sie|bitte)? nicht; für weitere informationen; im browser (ansehen|anzeigen|lesen)
      abmelden; (sitz der gesellschaft|geschäftsführ*|amtsgericht|registergericht|handelsregister|ust-id*|hrb)`,
    thisMail: `(diesen|diesem) newsletter; dies ist eine; dieses postfach
      (diese|dieser|die|unsere) (e-mail|email|mail|nachricht|mitteilung|newsletter)`,
    aboutMail: `automatisch*; systemgeneriert*; browser; online; erhalten diese; abmelden; weil sie; viren
      maschinell; antworte* … nicht; nicht … (antworten|geantwortet|beantwortet|gelesen); nicht mehr erhalten`,
    aboutLaw: `unerlaubt*; nicht gestattet; untersagt; anhänge*; anlagen; haftung; vernichten; löschen
      vertraulich*; geschützt*; adressat*; empfänger*; bestimmt*; irrtümlich; versehentlich; unbefugt*`,
    disclaimers: `drucken sie diese; unbefugte weitergabe
      nicht der (richtige|beabsichtigte|vorgesehene|bestimmungsgemäße|berechtigte) (adressat|empfänger)
      (irrtümlich|versehentlich) erhalten; vertraulichkeitshinweis; haftungsausschluss; rechtlicher hinweis
      (an die|der|unserer) umwelt (zuliebe)?; (wirklich|unbedingt) (ausgedruckt|gedruckt|ausdrucken)`,
    aboutSender: `extern* (absender*|quelle|adresse); extern (gesendet|empfangen); verdächtig; phishing
      (von|aus) extern*; (einem|einer) externen; von außerhalb; außerhalb (der|des|ihrer|unserer|von)`,
    banners: `sie (erhalten|bekommen) (nicht oft|nicht häufig|selten|nur selten) … von
      (e-mail|email|mail|nachricht) (von|aus) (extern*|einem externen|außerhalb); einige personen die diese
      (der|dieser) absender (dieser|ist|befindet|konnte); externe* (e-mail|mail|absender) (von|aus)`,
    bannerLabels: `achtung externe (e-mail|mail)
      extern; externe (e-mail|email|mail|nachricht); (externer|unbekannter) absender`,
    bannerAdvice: `(klicken|öffnen) sie (bitte)? (keine|nicht|nur)
      absender* (kennen|vertrauen|erkennen|bekannt); phishing
      keine (links|anhänge); vorsichtig; inhalt … sicher; verdächtig*; im zweifel; nicht auf links
      vorsicht (bei|mit|beim); warum (dies|das) wichtig (ist)?; prüfen sie (links|anhänge|den absender)`,
    replyMarks: `unzustellbar; gelesen; antwort; weitergeleitet
      aw; antw; wg; wtr; zugesagt; abgelehnt; mit vorbehalt; abgesagt; automatische antwort; abwesenheit*`,
    abbreviations: `ing; st; zzgl; exkl; jan; feb; aug; sept; okt; nov; dez; i.d.r; z.hd
      dr; prof; hr; fr; nr; str; inkl; ca; bzw; ggf; evtl; vgl; abs; sog; mind; max; geb; gem; lt; tel; dipl`,
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
