import type { Language } from '../language.ts';

/** Polish. */
export const pl: Language = {
  code: 'pl',
  bulk: {
    unsubscribe: `
      wypisz się; wypisać się; zrezygnuj z; rezygnacja z … (newslettera|subskrypcji); anuluj subskrypcję
      rezygnacja z subskrypcji; zrezygnować z otrzymywania; nie chcesz otrzymywać`,
    autoReplies: 'odpowiedź automatyczna; automatyczna odpowiedź; autoodpowiedź; autoresponder',
    absences: 'poza biurem; nieobecność; nieobecny',
    addressesReader: 'wspomniał* o tobie; wspomniał* cię; oznaczył* cię; wspomina o tobie; przypisał* ci',
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
