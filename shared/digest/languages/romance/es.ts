import type { Language } from '../language.ts';

/** Spanish. */
export const es: Language = {
  code: 'es',
  bulk: {
    unsubscribe: `
      darse de baja; darte de baja; date de baja; dese de baja; cancelar (la|su|tu) suscripción
      cancelar suscripción; anular (la|su|tu) suscripción; dejar de recibir; desuscribir*
      no desea recibir`,
    autoReplies: `
      respuesta automática; contestación automática; autorespuesta; respuesta de vacaciones
      mensaje automático`,
    absences: 'fuera de la oficina; fuera de oficina; ausencia de la oficina',
    addressesReader: `
      te (ha mencionado|mencionó); le (ha mencionado|mencionó); lo (ha mencionado|mencionó)
      te (ha asignado|asignó); le (ha asignado|asignó)`,
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
