import type { Language } from '../language.ts';

/** Danish. */
export const da: Language = {
  code: 'da',
  quotation: {
    salutations: '',
    signOffs: '',
    attributions: '',
    from: '',
    sent: '',
    to: '',
    subject: '',
    wholeMail: '',
    footers: '',
  },
  requests: {
    requests: `
      (kan|vil|kunne|gider|må|skal) (du|i|de|jeg bede); vær (så)? (venlig|rar|sød) (at|og); venligst
      (giv|lad) (mig|os) (lige|venligst)? (besked|vide|høre|et kald); giv (lige|venligst)? (besked|lyd)
      (sig|skriv|ring|svar|send) (lige|gerne)? (til|mig|os) (hvis du kan|om|hvornår|senest|inden|tilbage|dit|din|et)
      (jeg|vi) (beder|anmoder|vil bede|skal bede) (dig|jer|om|dem|venligst)
      (jeg|vi) (mangler|har brug for|skal bruge|afventer|venter på) (din|dit|dine|jeres|et svar|svar|en)
      ser frem til (dit|jeres) svar; (hører|høre) (gerne|meget gerne)? fra (dig|jer); svar udbedes; s.u
      (husk|glem ikke) (lige)? at; (dejligt|rart|godt|fint|en hjælp) hvis (du|i)
      tilbagemelding (senest|inden|ønskes); bedes (du|i|svare|bekræfte|venligst|sendt|returneret); tak om du`,
    imperatives: `
      (send|giv|ring|skriv|fortæl|vis|hjælp) (mig|os|lige|det|den|de|venligst|dit|din|til)
      (bekræft|underskriv|godkend|tjek|svar|betal|udfyld|returner) (at|det|den|de|lige|på|inden|senest|om|din|dit|vedhæftede|snarest)`,
    deadlineVerbs: `
      bekræft; send; svar; giv; ring; betal; underskriv; godkend; udfyld; returner; tilmeld; meld; aflever
      book; bestil`,
    courtesies: `
      hvordan (går det|har du det|har i det); har (du|i) (nogen|flere)? spørgsmål; spørgsmål; brug for hjælp
      svar venligst ikke; venligst (ikke|bemærk|noter|se bort)
      (giv|lad|sig) … hvis (du|i) har (spørgsmål|brug for)`,
    pleasantries: `
      (jeg|vi)? håber … (godt|vel|fint|weekend|ferie)
      hvordan (går det|har du det|har i det|står det til) (med dig|ellers)?
      (mange)? tak for (din|jeres|dit|den|mailen|beskeden|sidst|hurtig*) …`,
    boilerplate: `
      (hvis|har|ved|for|skulle) (du|i)? (har|nogen|yderligere|eventuelle|flere)? …spørgsmål …; tøv ikke …
      (du|i) er (altid)? velkom* til at (kontakte|ringe|skrive|spørge); (afmeld|frameld) …; sendt fra min
      privatlivspolitik; cvr*; følg os`,
    thisMail: '(denne|dette|den) (e-mail|email|mail|besked|meddelelse|e-post|nyhedsbrev); dette er en',
    aboutMail: `
      automatisk*; autogenereret; ikke (svare|svar|besvar*); svar … ikke; kan ikke besvares; browser; online
      modtager denne; fordi du; ikke længere`,
    aboutLaw: `
      fortrolig*; modtager*; tiltænkt; beregnet; ved en fejl; fejlagtigt; forbudt; ikke tilladt; vedhæft*
      slet*; ansvar`,
    disclaimers: `
      ikke (er)? (den)? (rette|tiltænkte|tilsigtede) modtager; (tænk|hensyn|skån) (på|til)? miljøet
      (før|inden) du (printer|udskriver); modtaget denne … ved en fejl`,
    aboutSender: `
      uden for; udenfor; udefra; (fra|en) ekstern*; ekstern* (afsender|kilde|adresse); ukendt afsender
      mistænkelig`,
    banners: `
      du (får|modtager) (ikke ofte|sjældent) … fra; (e-mail|mail|besked) fra ekstern*; afsenderen af
      nogle personer der`,
    bannerLabels: `
      ekstern; ekstern (e-mail|email|mail|afsender|besked)
      (advarsel|obs|forsigtig|vigtigt) ekstern (e-mail|mail|afsender)`,
    bannerAdvice: `
      (klik|åbn) ikke; ikke på links; undlad; forsigtig*; hvorfor det* er vigtigt; kender afsender*
      genkender; mistænkelig*; phishing; i tvivl; indholdet er sikkert`,
    placeholders: `
      browser*; onlineversion; webversion; vises … (ikke|forkert); ikke (vises|vist|læse|se)
      understøtter ikke; for at (se|læse); problemer med at; tekstversion`,
    replyMarks: `
      sv; vs; videresendt; accepteret; afvist; foreløbig; annulleret; aflyst; automatisk svar; autosvar
      fravær; ikke til stede; læst; svar`,
    abbreviations: `
      hr; fr; dr; nr; kl; ca; bl.a; f.eks; evt; inkl; ekskl; tlf; jf; dvs; hhv; vedr; st; maks; min; d; jan
      feb; aug; sept; okt; nov; dec`,
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
