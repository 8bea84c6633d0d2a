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
    salutations: `
      hola (a todos|a todas|a todas y todos|a todos y todas|de nuevo|buenas|buenos días|buenas tardes|qué tal)?
      (muy)? (buenos días|buenas tardes|buenas noches|buenas|buen día) (a todos|a todas)?; estimado
      estimada; estimados; estimadas; querido; querida; queridos; queridas; apreciado; apreciada
      apreciados; distinguido; distinguida; a quien corresponda; a quien pueda interesar
      muy (señor mío|señores míos); estimados todos`,
    honorifics: '',
    signOffs: `
      (un)? (cordial|afectuoso|fuerte|atento)? (saludo|saludos) (cordial|cordiales|atentos|y gracias|a todos)?
      un (fuerte|gran)? abrazo; (reciba|reciban|recibe) un (cordial|afectuoso)? saludo
      saludos (cordiales|atentos)?; slds; atentamente; cordialmente; atte; atte.
      (muchas|muchísimas|mil|de antemano)? gracias (por todo|de antemano|por adelantado|de nuevo|a todos|por tu ayuda|por su ayuda|y saludos)?
      abrazos; abrazo; besos; un beso; le saluda (atentamente)?; quedo (atento|atenta); quedamos atentos
      hasta (pronto|luego|la próxima)
      que (tengas|tenga|tengan|pases) (un)? (buen|buena|lindo|excelente) (día|fin de semana|tarde|semana)
      buen (día|fin de semana|finde); sin otro particular`,
    postscripts: 'p.d.; pd; posdata; postdata; por cierto; otra cosa; una cosa más',
    wrote: 'escribió; escribe; ha escrito; escribió lo siguiente; dijo',
    quoting: 'citando a; mensaje citado por; cita de',
    from: 'de; remitente',
    sent: 'enviado; enviado el; enviada el; enviado a las; fecha de envío; enviado en',
    date: 'fecha',
    to: 'para; a; destinatario; destinatarios',
    subject: 'asunto; tema',
    otherFields: `
      cco; copia; con copia; copia a; responder a; datos adjuntos; adjuntos; archivos adjuntos
      importancia; prioridad; organización; confidencialidad; en nombre de`,
    wholeMail: `
      (mensaje|correo|correo electrónico|e-mail) (original|reenviado|de origen|inicial); cita original
      (inicio|comienzo|principio) del (mensaje|correo) reenviado; reenviado por; mensaje reenviado de
      mensaje original de`,
    replyAbove: `
      (respond*|respuesta|escrib*|contest*) … (por encima|encima|arriba|sobre) (de)? (esta|la) línea
      (por encima|encima|arriba) de esta línea … (respond*|respuesta)`,
    footers: `
      (obtener|obtén|obtenga|descargar|descarga|consigue) outlook (para|en); libre de virus
      el software de antivirus avast; este correo electrónico ha sido (comprobado|analizado)`,
    sentFrom: `
      (enviado|enviada|mandado|escrito) (desde|de|con|vía|por|mediante|a través de) (mi|el|la)?
      (este mensaje|este correo) (fue|ha sido|se ha) enviado (desde|con)`,
    devices: `
      móvil; celular; teléfono; teléfono móvil; smartphone; tableta; tablet; dispositivo móvil
      app de correo`,
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
    months: `enero|ene; febrero|feb; marzo|~mar; abril|abr; mayo|~may; junio|jun; julio|jul; agosto|~ago
      septiembre|setiembre|sept|sep|~set; octubre|oct; noviembre|nov; diciembre|dic`,
    weekdays: 'lunes|~lun; martes|~mar; miércoles|~mié; jueves|~jue; viernes|~vie; sábado|~sáb; domingo|~dom',
    relative: 'hoy; mañana; pasado mañana; esta (tarde|noche); (fin|final) del día',
    periods: `esta semana; (la)? (próxima|siguiente) semana; (la)? semana (que viene|próxima)
      (este|el próximo|próximo) fin de semana; (el)? (próximo mes|mes que viene)
      (fin|final|finales) de (mes|año|la semana|semana); (fin|final) del mes`,
    dayParts: '(por|en) la (mañana|tarde|noche); a primera hora; al mediodía',
    monthParts: 'fin de; final de; finales de; fines de; principios de; inicios de; mediados de',
    next: 'próximo; que viene; este',
    links: 'de; del; el',
    dayMarks: 'día',
    beforeDate: 'el; al; del; día; hasta; antes; para; desde; fecha; vence; plazo',
    beforeHour: 'a las; ~las; ~a la; ~desde las; ~hasta las; ~hacia las; ~sobre las; ~antes de las',
    hourUnits: '~h; ~hs; ~hrs; ~horas',
    halvesAfter: 'a. m.; p. m.; a.m; p.m; de la (mañana|tarde|noche)',
    noon: 'mediodía; medianoche',
    ordinals: 'º; ª; ro; ero',
    ranges: 'a; al; hasta; a las',
    falseFriends: `(la|esta) mañana; (buen|feliz) (lunes|martes|mié*|jueves|viernes|sábado|domingo)
      (sr.|santo|plácido) domingo; lunes a (viernes|sábado|domingo)`,
  },
};
