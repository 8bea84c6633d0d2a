import type { Language } from '../language.ts';

/** Greek. */
export const el: Language = {
  code: 'el',
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
      στον browser; στο πρόγραμμα περιήγησης; στον περιηγητή; στον φυλλομετρητή; σε πρόγραμμα περιήγησης
      δεν (υποστηρίζει|εμφανίζεται|βλέπετε|μπορείτε) …; για να (δείτε|διαβάσετε|προβάλετε) …; online έκδοση
      διαδικτυακή έκδοση; πρόβλημα* (προβολής|εμφάνισης|στην)`,
    replyMarks: 'απ; σχετ; πρθ; προωθ; πρ; απαντ',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
