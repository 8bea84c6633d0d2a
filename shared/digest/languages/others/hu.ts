import type { Language } from '../language.ts';

/** Hungarian. */
export const hu: Language = {
  code: 'hu',
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
      böngészőben; a böngészőjében; böngészőjében; webes változat; online változat; online verzió
      szöveges változat; nem (jelenik|támogatja|látható|látja|tudja) …; megtekintéséhez; megjelenítéséhez
      olvasásához; problém* (van)? a megjelenítés*; html formátum*`,
    replyMarks: 'vá; továbbítás; vál; válasz; tov; tová',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
