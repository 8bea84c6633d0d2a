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
      (muy)? (buenos días|buenas tardes|buenas noches|buenas|buen día) (a todos|a todas)?; estimado; estimada
      estimados; estimadas; querido; querida; queridos; queridas; apreciado; apreciada; apreciados
      distinguido; distinguida; a quien corresponda; a quien pueda interesar; muy (señor mío|señores míos)
      estimados todos`,
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
      cco; copia; con copia; copia a; responder a; datos adjuntos; adjuntos; archivos adjuntos; importancia
      prioridad; organización; confidencialidad; en nombre de`,
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
    sentLast: '',
    devices: `
      móvil; celular; teléfono; teléfono móvil; smartphone; tableta; tablet; dispositivo móvil; app de correo`,
  },
  requests: {
    requests: `favor de; (requiere|necesaria) su; acción requerida; s.r.c; (te|le) importaría
      por favor; podría (enviar*|confirmar*|mandar*|indicar*|revisar*|firmar*); (házmelo|hágamelo) saber
      (podrías|podríais); (puedes|podéis) (*me|*nos|enviar*|mandar*|confirmar*|revisar|firmar|venir|por favor)
      (puede|podría|pueden|podrían) (usted|ustedes|*me|*nos); (sería|es) posible que; si (es|fuera) tan amable
      (le|les|te|os) (agradecer*|agradezco|agradecemos|ruego|rogamos|pido|pedimos|solicito|solicitamos) (que|me|nos|confirm*|envi*|respond*|indi*)
      se (ruega|solicita|pide) (la|su|confirm*|envi*|respond*|el|que|puntualidad); no (olvid*|te olvides) de
      (ruego|rogamos|solicito|solicitamos|agradecer*|agradecemos) (que|me|nos|confirm*|envi*|respond*|acus*|su pronta|su respuesta|su confirm*|tu respuesta)
      (avisa|avise|di|diga|manda|mande|envia|envie|llama|llame|confirma|confirme|responde|contesta|escribe|pasa|indica|indique|ayuda|recuerda|trae|mantén|deja|deje|haz|haga)(me|nos)
      (necesito|necesitamos|espero|esperamos|espera de|aguardo|pendiente de) (tu|su|vuestra|que me|que nos|que firm*|que confirm*|que envi*|que revis*)
      (me|nos) (puedes|podrías|confirmas|envías|mandas|dices|pasas|avisas); tenga la (amabilidad|bondad)`,
    imperatives: `reserv*; entreg*
      puede; pueden; confirm*; envía; envíe*; manda; mande; firma; firme; revisa; revise; responde
      responda*; contest*; apruebe; valid*; complet*; rellen*; devuelv*; llama; llame; paga; pague; verifi*`,
    objects: 'enviar*; confirmar*; el; la; los; las; tu; su; este; esta; si; cuanto; cuándo',
    deadlines: 'antes; para el; hasta; a más tardar',
    courtesies: `necesita* ayuda; en qué podemos ayudar*
      por favor (no respond*|ignor*|ten* en cuenta|disculp*|perdon*|encuentre|no dude*|visite|no imprim*)
      no (dudes|dude|duden) en; (rogamos|ruego) (nos|me)? (disculp*|no respond*); alguna (pregunta|duda)
      (agradezco|agradecemos) (de antemano|tu|su|la) (paciencia|comprensión|atención|colaboración|ayuda|interés)
      puede* (encontrar|consultar|darse de baja|contactar*); (tienes|tiene|tienen) (alguna)? (pregunta*|duda*)`,
    pleasantries: `(muchas)? gracias por (tu|su|vuestra|el|la|contactar*|escribir*)
      (espero|esperamos|confío) (en)? que (est*|te|se|os|le|todo|hay*) … (bien|fin de semana|vacaciones)
      (cómo|como) (estás|está|están|estáis|te va|le va|va todo) (usted)?
      qué tal (estás|está|todo|el fin de semana|las vacaciones)?; (encantado|encantada|mucho gusto|un placer)`,
    boilerplate: `cualquier (duda|consulta|pregunta); este es un mensaje autom*
      si (tienes|tiene|tienen|necesitas|necesita|desea) … (duda*|pregunta*|consulta*|ayuda|información)
      (ante|para|por) (cualquier|más) (duda|consulta|pregunta|aclaración|información)
      no (dudes|dude|duden) en; (quedo|quedamos|estoy|estamos) a (tu|su|vuestra) (entera)? disposición
      (darse|darme|date) de baja; cancelar (la)? suscripción; (política|aviso) de privacidad; síg*nos`,
    thisMail: `estos (correos|mensajes)
      (este|esta|el presente|la presente) (mensaje|correo|e-mail|email|comunicación|transmisión|dirección|boletín|buzón)`,
    aboutMail: `no (ve|puede ver|visualiza) (correctamente)?
      automátic*; automáticamente; no (responda|respondas|responder|conteste*|es monitor*); navegador
      en línea; online; recibe* este; ha* recibido este; dejar de recibir`,
    aboutLaw: `adjuntos; elimin*; borr*; responsab*; divulg*
      confidencial*; destinatari*; privilegiad*; exclusiv*; dirigid*; por error; prohibid*; no autorizad*`,
    disclaimers: `no (es|fuera|eres) (usted)? (el|la persona) destinatari*; aviso (legal|de confidencialidad)
      cláusula de confidencialidad; antes de imprimir; no imprima este; ley orgánica; protección de datos
      (piense|piensa|cuide*|cuidemos|proteja*|protejamos|considere) (en)? el (medio ambiente|medioambiente|planeta)`,
    aboutSender: `fuera de; de fuera; extern* a; (remitente|origen) desconocido
      (remitente|origen|cuenta|fuente|persona|dirección|red|correo|un|una) extern*; del exterior; sospechos*`,
    banners: `(no suele|no sueles|usted no suele|rara vez) (recibir|recibe|recibes)
      no recibe* (correo*|mensajes|a menudo|con frecuencia); algunas personas que
      (correo|mensaje|email|remitente) (externo|procedente|proveniente) (de|a); el remitente de este`,
    bannerLabels: 'externo; (correo|mensaje|remitente|email|e-mail|correo electrónico) externo',
    bannerAdvice: `no (haga|hagas|abra|abras|pulse|pinche) … (clic|enlace*|adjunt*|vínculo*|archivo*)
      precaución
      tenga cuidado; por qué (esto)? es (esto)? importante; (reconozca|conozca|confíe) … remitente
      contenido es seguro; sospechos*; phishing; en caso de duda; (verifique|compruebe) … remitente`,
    replyMarks: `fuera de la oficina; no se puede entregar; leído; respuesta
      rv; rm; res; resp; reenv; aceptad*; rechazad*; provisional; cancelad*; respuesta automática`,
    abbreviations: `uds; vd; máx; mín; ref; cía; fdo
      sr; sra; srta; sres; dr; dra; d; lic; ing; prof; av; avda; núm; pág; tel; ej; art; aprox; dpto; ud`,
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
