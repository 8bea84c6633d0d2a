import type { Language } from '../language.ts';

/** Spanish. */
export const es: Language = {
  code: 'es',
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
      en (su|tu|el|un) navegador; version (online|web|en linea|en línea); versión de texto
      no (se)? (ve|visualiza|muestra|puede ver|puedes ver|puede visualizar|puedes visualizar|puede leer|admite|soporta) …
      para (ver|visualizar|leer) (este|el|correctamente) …
      problemas (para|al|de) (ver|visualizar|visualización|leer)
      si no (ves|visualizas|puedes|puede|ve|visualiza)`,
    replyMarks: 're; rv; rm; res; resp; reenv',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
