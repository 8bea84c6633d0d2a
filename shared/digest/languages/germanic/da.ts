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
      (med)? (venlig|venlige|bedste|kærlig|de bedste|mange) (hilsen|hilsner)
      (mange|kærlige|bedste) hilsner; mvh; m.v.h.; vh; dbh; med venlig hilsen og tak; hilsen; hilsner; kh
      knus; (mange|tusind)? tak (igen|på forhånd|for hjælpen)?; på forhånd tak; (mange|1000) tak
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
      (oprindelig|original|videresendt|den oprindelige) (meddelelse|besked|mail|e-mail|aftale)
      videresendt af; (start på|begynd|begyndelse på|starten på) videresendt (meddelelse|besked|mail)
      oprindelig mail; videresendt fra`,
    replyAbove: '(svar*|skriv*) … over denne (linje|linie); over denne (linje|linie) … svar*',
    footers: 'hent outlook (til|for|på); få outlook (til|for); virusfri',
    sentFrom: `
      (sendt|afsendt) (fra|via|med|af) (min|mit|den)?
      (denne|dette) (mail|meddelelse|besked) er sendt (fra|med|via); skrevet på`,
    sentLast: '',
    devices: 'telefon; mobil; mobiltelefon; smartphone; tablet; håndholdt enhed; mobilenhed',
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
      i (din|en) (browser|webbrowser); i browseren; onlineversion; webversion; vises … (ikke|forkert)
      kan ikke (vises|læse|se); understøtter ikke; for at (se|læse) (denne|e-mailen|beskeden)
      problemer med at (se|læse|vise); tekstversion`,
    replyMarks: 'sv; vs; videresendt',
    abbreviations: '',
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
