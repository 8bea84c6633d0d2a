import type { Language } from '../language.ts';

/** Chinese. */
export const zh: Language = {
  code: 'zh',
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
