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
