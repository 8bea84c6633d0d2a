import type { Language } from '../language.ts';

/** French. */
export const fr: Language = {
  code: 'fr',
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
