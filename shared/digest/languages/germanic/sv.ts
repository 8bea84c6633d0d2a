import type { Language } from '../language.ts';

/** Swedish. */
export const sv: Language = {
  code: 'sv',
  bulk: {
    unsubscribe: 'avprenumerera; avregistrera; avanmäl; avsluta prenumeration*; inte längre få',
    autoReplies: 'automatiskt svar; autosvar',
    absences: 'frånvaromeddelande; frånvarobesked; frånvarande; ej på kontoret; inte på kontoret',
    addressesReader: 'har nämnt dig; nämnde dig; omnämnde dig; har tilldelat dig',
  },
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
      i (din|en) webbläsare; i webbläsaren; i din browser; webbversion; onlineversion
      visas … (inte|fel|felaktigt); stöder inte; stödjer inte
      för att (se|läsa|visa) (detta|det här|meddelandet|mejlet); problem med att (se|läsa|visa)
      (kan|ser) du inte … (läsa|mejlet|meddelandet|nyhetsbrevet); du inte (kan|ser); textversion`,
    replyMarks: 'sv; vb; ang; vidarebefordrat',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
