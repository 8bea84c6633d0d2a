import type { Language } from '../language.ts';

/** Czech. */
export const cs: Language = {
  code: 'cs',
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
      v prohlížeči; v internetovém prohlížeči; webová verze; online verze; textová verze; nezobrazuje se
      se nezobraz*; nepodporuje; nezobrazil* se; pro zobrazení; chcete-li zobrazit; problémy se zobrazením
      nezobrazuje správně`,
    replyMarks: 're; odp; fw; předáno; př',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
