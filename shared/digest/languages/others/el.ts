import type { Language } from '../language.ts';

/** Greek. */
export const el: Language = {
  code: 'el',
  bulk: {
    unsubscribe: `
      κατάργηση εγγραφής; διαγραφή από; απεγγραφή; διαγραφείτε; να διαγραφείτε; ακύρωση συνδρομής
      ακύρωση εγγραφής; δεν επιθυμείτε να λαμβάνετε`,
    autoReplies: 'αυτόματη απάντηση; αυτόματο μήνυμα',
    absences: 'εκτός γραφείου; απουσία; απουσιάζω',
    addressesReader: `
      σας ανέφερε; σε ανέφερε; αναφέρθηκε σε εσάς; σας επισήμανε; σας ανέθεσε; σου ανέθεσε`,
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
