import type { Language } from '../language.ts';

/** German. */
export const de: Language = {
  code: 'de',
  bulk: {
    unsubscribe: `
      abmelden; abbestellen; austragen; newsletter abzubestellen; abmeldung
      keine … mehr (erhalten|bekommen)`,
    autoReplies: `
      automatische antwort; automatische rückantwort; automatische nachricht
      automatisch generierte antwort`,
    absences: `
      abwesenheitsnotiz; abwesenheitsnachricht; abwesenheitsassistent; abwesenheit; abwesend; außer haus
      nicht im büro`,
    addressesReader: `
      hat (sie|dich) … erwähnt; (sie|du) wurden erwähnt; hat ihnen … zugewiesen; hat dir … zugewiesen
      bittet um ihre überprüfung`,
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
      im browser; im webbrowser; html-(format|fähig*|mail|e-mail|version|ansicht|darstellung); html-fähig*
      nicht (richtig|korrekt|einwandfrei|fehlerfrei|vollständig) (angezeigt|dargestellt|anzeigen|darstellen)
      online-version; onlineversion; webversion; online ansehen; online lesen; textversion; nur-text
      um diese … (anzuzeigen|zu sehen|zu lesen|lesen zu können|ansehen zu können)
      probleme (mit|bei) der (darstellung|anzeige); darstellungsprobleme
      (kann|können) (diese|dieser|die) … (nicht anzeigen|nicht darstellen|nicht lesen|nicht angezeigt)`,
    replyMarks: 'aw; antw; wg; wtr',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
