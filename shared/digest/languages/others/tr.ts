import type { Language } from '../language.ts';

/** Turkish. */
export const tr: Language = {
  code: 'tr',
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
    courtesies: '',
    boilerplate: '',
    banners: '',
    placeholders: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
