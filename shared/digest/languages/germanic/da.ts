import type { Language } from '../language.ts';

/** Danish. */
export const da: Language = {
  code: 'da',
  bulk: {
    unsubscribe: 'afmeld; frameld; afmeld dig; udmeld; ikke længere modtage',
    autoReplies: 'automatisk svar; autosvar',
    absences: 'ikke til stede; fraværsmeddelelse; ude af kontoret; fraværende',
    addressesReader: 'har nævnt dig; nævnte dig; har omtalt dig; har tildelt dig',
  },
  quotation: {
    salutations: `
      hej (alle|med jer|igen)?; hejsa; hi; halløj; kære; kære alle
      god (morgen|dag|aften|formiddag|eftermiddag); godmorgen; goddag; til rette vedkommende
      til den det måtte vedrøre`,
    honorifics: '',
    signOffs: `
      (med)? (venlig|venlige|bedste|kærlig|de bedste|mange) (hilsen|hilsner); (mange|kærlige|bedste) hilsner
      mvh; m.v.h.; vh; dbh; med venlig hilsen og tak; hilsen; hilsner; kh; knus
      (mange|tusind)? tak (igen|på forhånd|for hjælpen)?; på forhånd tak; (mange|1000) tak
      hav en (god|dejlig) (dag|aften|weekend|uge); (god|rigtig god) weekend; vi ses`,
    postscripts: 'forresten; for resten; en ting mere; i øvrigt',
    wrote: 'skrev; skriver; har skrevet; skrev følgende; sagde',
    quoting: 'citat fra; citerer; citat',
    from: 'fra',
    sent: 'sendt; sendt den; afsendt; afsendelsesdato',
    date: 'dato',
    to: 'til',
    subject: 'emne; vedrørende; vedr.',
    otherFields: `
      kopi; kopi til; svar til; svar-til; vedhæftet; vedhæftede filer; vedhæftning; prioritet; vigtighed
      følsomhed; afsender; på vegne af; organisation`,
    wholeMail: `
      (oprindelig|original|videresendt|den oprindelige) (meddelelse|besked|mail|e-mail|aftale); videresendt af
      (start på|begynd|begyndelse på|starten på) videresendt (meddelelse|besked|mail); oprindelig mail
      videresendt fra`,
    replyAbove: '(svar*|skriv*) … over denne (linje|linie); over denne (linje|linie) … svar*',
    footers: 'hent outlook (til|for|på); få outlook (til|for); virusfri',
    sentFrom: `
      (sendt|afsendt) (fra|via|med|af) (min|mit|den)?
      (denne|dette) (mail|meddelelse|besked) er sendt (fra|med|via); skrevet på`,
    sentLast: '',
    devices: 'telefon; mobil; mobiltelefon; smartphone; tablet; håndholdt enhed; mobilenhed',
  },
  requests: {
    requests: `håber på (svar|at høre); (kan|vil|kunne|gider|må|skal) (du|i|de|jeg bede)
      vær (så)? (venlig|rar|sød) (at|og); venligst
      (giv|lad) (mig|os) (lige|venligst)? (besked|vide|høre|et kald); giv (lige|venligst)? (besked|lyd)
      (sig|skriv|ring|svar|send) (lige|gerne)? (til|mig|os) (hvis du kan|om|hvornår|senest|inden|tilbage|dit|din|et)
      (jeg|vi) (beder|anmoder|vil bede|skal bede) (dig|jer|om|dem|venligst)
      (jeg|vi) (mangler|har brug for|skal bruge|afventer|venter på) (din|dit|dine|jeres|et svar|svar|en)
      ser frem til (dit|jeres) svar; (hører|høre) (gerne|meget gerne)? fra (dig|jer); svar udbedes; s.u
      (husk|glem ikke) (lige)? at; (dejligt|rart|godt|fint|en hjælp) hvis (du|i)
      tilbagemelding (senest|inden|ønskes); bedes (du|i|svare|bekræfte|venligst|sendt|returneret); tak om du`,
    imperatives: `send; giv; ring; skriv; fortæl; vis; hjælp; bekræft; underskriv; godkend; tjek; svar; betal
      udfyld
      returner; tilmeld; meld; aflever; book; bestil`,
    objects: 'mig; os; lige; det; den; venligst; dit; din; at; om; vedhæftede; snarest',
    deadlines: 'inden; senest; før',
    courtesies: `har (du|i) (nogen|flere)? spørgsmål; spørgsmål; brug for hjælp; svar venligst ikke
      venligst (ikke|bemærk|noter|se bort); (giv|lad|sig) … hvis (du|i) har (spørgsmål|brug for)`,
    pleasantries: `(jeg|vi)? håber (at)? (du|i|alt|det|alle) … (godt|vel|fint|weekend|ferie)
      hvordan (går det|har du det|har i det|står det til) (med dig|ellers)?
      (mange)? tak for (din|jeres|dit|den|mailen|beskeden|sidst|hurtig*)`,
    boilerplate: `(hvis|har|skulle) (du|i) … spørgsmål; ved (eventuelle|yderligere)? spørgsmål; tøv ikke
      (du|i) er (altid)? velkom* til at (kontakte|ringe|skrive|spørge); (afmeld|frameld); privatlivspolitik
      cvr*; følg os`,
    thisMail: '(denne|dette|den) (e-mail|email|mail|besked|meddelelse|e-post|nyhedsbrev); dette er en',
    aboutMail: `automatisk*; autogenereret; ikke (svare|svar|besvar*); svar … ikke; kan ikke besvares; browser
      online
      modtager denne; fordi du; ikke længere`,
    aboutLaw: `fortrolig*; modtager*; tiltænkt; beregnet; ved en fejl; fejlagtigt; forbudt; ikke tilladt
      vedhæft*
      slet*; ansvar`,
    disclaimers: `ikke (er)? (den)? (rette|tiltænkte|tilsigtede) modtager
      (tænk|hensyn|skån) (på|til)? miljøet
      (før|inden) du (printer|udskriver); modtaget denne … ved en fejl`,
    aboutSender: `uden for; udenfor; udefra; (fra|en) ekstern*; ekstern* (afsender|kilde|adresse)
      ukendt afsender
      mistænkelig`,
    banners: `du (får|modtager) (ikke ofte|sjældent) … fra; (e-mail|mail|besked) fra ekstern*; afsenderen af
      nogle personer der`,
    bannerLabels: 'ekstern; ekstern (e-mail|email|mail|afsender)',
    bannerAdvice: `(klik|åbn) ikke; undlad; forsigtig*; hvorfor det* er vigtigt; kender afsender*; genkender
      mistænkelig*; phishing; i tvivl`,
    replyMarks: `sv; vs; videresendt; accepteret; afvist; foreløbig; annulleret; aflyst; automatisk svar
      autosvar
      fravær; ikke til stede; læst; svar`,
    abbreviations: `hr; fr; dr; nr; kl; ca; bl.a; f.eks; evt; inkl; ekskl; tlf; jf; dvs; hhv; vedr; st; maks
      min; d; jan
      feb; aug; sept; okt; nov; dec`,
  },
  dates: {
    months: `januar|jan; februar|feb; marts|~mar; april|apr; maj; juni|jun; juli|jul; august|aug
      september|sept|sep; oktober|okt; november|nov; december|dec`,
    weekdays: 'mandag|~man; tirsdag|~tir; onsdag|~ons; torsdag|~tor; fredag|~fre; lørdag|~lør; søndag|~søn',
    relative: 'i dag; i morgen; i overmorgen; i aften; i eftermiddag; dagens udgang',
    periods: `i weekenden; (i)? (næste|denne|kommende) (uge|måned|weekend)
      (slutningen|udgangen|starten|midten) af (ugen|næste uge|måneden); (ugens|månedens) udgang`,
    dayParts: 'morgen; formiddag; middag; eftermiddag; aften; nat',
    monthParts: 'slutningen af; begyndelsen af; starten af; midten af; ultimo; primo; medio',
    next: 'næste; kommende; førstkommende; denne',
    links: 'den; d.',
    beforeDate: 'den; d.; senest; inden; før; til; fra; på; pr; dato; frist',
    beforeHour: 'kl; klokken',
    noon: 'midnat',
    ranges: 'til',
    falseFriends: 'god morgen; om morgenen; god (man*|tir*|ons*|tor*|fre*|lør*|søn*)',
  },
};
