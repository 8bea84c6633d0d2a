import type { Language } from '../language.ts';

/** Portuguese. */
export const pt: Language = {
  code: 'pt',
  bulk: {
    unsubscribe: `
      cancelar (a|sua)? (inscrição|subscrição|assinatura); cancelar inscrição; cancelar subscrição
      descadastrar; descadastre-se; descadastramento; anular subscrição; deixar de receber
      não deseja receber; não quiser receber; remover … lista`,
    autoReplies: 'resposta automática; mensagem automática',
    absences: `
      resposta de férias; ausência temporária; fora do escritório; ausente do escritório; ausente`,
    addressesReader: `
      mencionou você; mencionou-o; mencionou-a; mencionou-te; te mencionou; você foi mencionad*
      atribuiu a você`,
  },
  quotation: {
    salutations: `
      olá (a todos|a todas|pessoal|bom dia|boa tarde|de novo)?; oi (pessoal|gente)?
      (muito)? (bom dia|boa tarde|boa noite) (a todos|pessoal)?; prezado; prezada; prezados; prezadas
      caro; cara; caros; caras; estimado; estimada; estimados; exmo.; exma.; exmo; exma; exmos.; exmos
      exmo. senhor; exma. senhora; querido; querida; queridos; queridas; ilmo.; a quem possa interessar`,
    honorifics: '',
    signOffs: `
      (atenciosamente|cordialmente|respeitosamente); att; att.; atte; atte.; at.te
      (com os)? (melhores|meus melhores) cumprimentos; (os)? (melhores|meus) cumprimentos
      cumprimentos (cordiais)?; cpts; (cordiais)? saudações (cordiais)?; (com)? estima
      (um)? (forte|grande)? (abraço|abraços) (a todos)?; abs; abs.; abç; beijo; beijos; bjs; bjo; bj
      um beijo; beijinhos
      (muito|muita|desde já)? (obrigado|obrigada|obrigados|agradecido|agradecida|grato|grata) (desde já|pela atenção|por tudo|novamente|mais uma vez)?
      (obrigado|obrigada) e (um)? (abraço|cumprimentos); (muito)? obrigadão; valeu; desde já agradeço
      (até|até) (breve|logo|já)
      (bom|boa|ótimo|ótima|tenha um bom) (fim de semana|dia|semana|feriado|tarde); sem mais`,
    postscripts: 'obs; obs.; post scriptum; a propósito; outra coisa; mais uma coisa; já agora',
    wrote: 'escreveu; escreve; escreveu o seguinte; disse; escreveram',
    quoting: 'citando; citação de',
    from: 'de; remetente',
    sent: 'enviado; enviada; enviado em; enviada em; enviado a; enviado às; data de envio',
    date: 'data',
    to: 'para; a; destinatário; destinatários',
    subject: 'assunto',
    otherFields: `
      cco; cópia; com cópia; responder para; responder a; anexos; anexo; importância; prioridade
      organização; confidencialidade; em nome de`,
    wholeMail: `
      (mensagem|e-mail|email|mensagem de e-mail) (original|encaminhada|reencaminhada|encaminhado|reencaminhado|inicial)
      (início|inicio|começo) da mensagem (encaminhada|reencaminhada); compromisso original
      encaminhado por; mensagem original de`,
    replyAbove: `
      (respond*|resposta|escrev*|digit*) … acima (desta|dessa|da) linha
      acima desta linha … (respond*|resposta)`,
    footers: `
      (obter|obtenha|baixar|baixe|transferir|descarregar) (o)? outlook (para|no); (livre|sem) (de)? vírus
      livre de vírus; este e-mail foi verificado`,
    sentFrom: `
      (enviado|enviada|escrito) (do|da|de|desde|pelo|pela|com|via|através do|através da|a partir do|a partir da|usando) (meu|minha|o|a)?
      (esta mensagem|este e-mail|este email) foi (enviado|enviada) (do|da|de|com|pelo)`,
    devices: `
      celular; telemóvel; telefone; smartphone; tablet; dispositivo móvel; aparelho; telefone celular`,
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
      no (seu|teu|) navegador; no navegador; no (seu)? browser; versao (online|web|em texto|de texto)
      não (consegue|está conseguindo|consiga) (ver|visualizar|ler); não (suporta|exibe|visualiza)
      para (ver|visualizar|ler) (este|esta|o|a) (e-mail|email|mensagem|newsletter|correio)
      problemas (para|em|ao|na) (ver|visualizar|visualização|visualização)`,
    replyMarks: 'res; enc; encaminhada; encam; resp',
    abbreviations: '',
  },
  dates: {
    months: `janeiro|jan; fevereiro|fev; março|~mar; abril|abr; maio|~mai; junho|jun; julho|jul; agosto|~ago
      setembro|~set; outubro|~out; novembro|nov; dezembro|dez`,
    weekdays: `segunda(-| )feira|(próxima|esta|nesta) segunda|~segunda|~seg; terça(-| )feira|terça|~ter
      quarta(-| )feira|(próxima|esta|nesta) quarta|~quarta|~qua
      quinta(-| )feira|(próxima|esta|nesta) quinta|~quinta|~qui; sexta(-| )feira|sexta|~sex; sábado|~sáb
      domingo|~dom`,
    relative: 'hoje; amanhã; depois de amanhã; (fim|final) do (dia|expediente)',
    periods: `(esta|nesta) semana; (na)? (próxima semana|semana que vem); (este|próximo) fim de semana
      (no)? (próximo mês|mês que vem); (fim|final|início) (da semana|do mês|do ano)`,
    dayParts: '(de|pela|da) (manhã|tarde|noite); à (tarde|noite)',
    monthParts: 'fim de; final de; fins de; início de; princípio de; meados de',
    next: 'próxima; próximo; nesta; neste; esta; este; que vem',
    links: 'de; do; da; dia; o',
    dayMarks: 'dia',
    beforeDate: 'dia; até; ao; antes; desde; a partir de; em; no; para; data; vencimento; prazo',
    beforeHour: '~às; ~à; ~pelas; ~até às; ~das',
    hourUnits: '~h; ~hs; ~hrs; ~horas',
    halvesAfter: 'da (manhã|tarde|noite)',
    noon: 'meio-dia; meio dia; meia-noite; meia noite',
    ordinals: 'º; ª',
    ranges: 'a; às; ao; até',
    falseFriends: `(boa|bom) (segunda|terça|quarta|quinta|sexta|sábado|domingo|fim de semana)
      segunda(-feira)? (a|à) (sexta|sábado|domingo)*; (terça|sexta) parte`,
  },
};
