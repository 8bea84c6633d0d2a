import type { Language } from '../language.ts';

/** Hungarian. */
export const hu: Language = {
  code: 'hu',
  bulk: {
    unsubscribe: `
      leiratkozás; leiratkozhat; leiratkozni; feliratkozás lemondása; iratkozz le; iratkozzon le
      nem szeretne … kapni; nem kíván … kapni; lemondás`,
    autoReplies: 'automatikus válasz; automatikus üzenet',
    absences: 'házon kívül; irodán kívül; távollét; távollétem; szabadságon',
    addressesReader: `
      megemlített téged; megemlítette önt; megemlített; említést tett rólad; önhöz rendelte
      hozzád rendelte`,
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
