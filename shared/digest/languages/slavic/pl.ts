import type { Language } from '../language.ts';

/** Polish. */
export const pl: Language = {
  code: 'pl',
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
      w przeglądarce; wersja (online|internetowa|tekstowa|www); wersję (online|internetową)
      nie (wyświetla|obsługuje|widzisz|możesz|może) …; aby (zobaczyć|wyświetlić|przeczytać|obejrzeć) …
      problemy z (wyświetlaniem|odczytaniem|wyświetleniem); nie wyświetla się; wiadomość w formacie`,
    replyMarks: 'odp; pd; odpowiedź; przek',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
