import type { Language } from '../language.ts';

/** Korean. */
export const ko: Language = {
  code: 'ko',
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
