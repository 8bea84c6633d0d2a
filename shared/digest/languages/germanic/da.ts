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
      i (din|en) (browser|webbrowser); i browseren; onlineversion; webversion; vises … (ikke|forkert)
      kan ikke (vises|læse|se); understøtter ikke; for at (se|læse) (denne|e-mailen|beskeden)
      problemer med at (se|læse|vise); tekstversion`,
    replyMarks: 'sv; vs; videresendt',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
