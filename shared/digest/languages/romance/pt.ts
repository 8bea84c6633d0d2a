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
      (muito)? (bom dia|boa tarde|boa noite) (a todos|pessoal)?; prezado; prezada; prezados; prezadas; caro
      cara; caros; caras; estimado; estimada; estimados; exmo.; exma.; exmo; exma; exmos.; exmos; exmo. senhor
      exma. senhora; querido; querida; queridos; queridas; ilmo.; a quem possa interessar`,
    honorifics: '',
    signOffs: `
      (atenciosamente|cordialmente|respeitosamente); att; att.; atte; atte.; at.te
      (com os)? (melhores|meus melhores) cumprimentos; (os)? (melhores|meus) cumprimentos
      cumprimentos (cordiais)?; cpts; (cordiais)? saudações (cordiais)?; (com)? estima
      (um)? (forte|grande)? (abraço|abraços) (a todos)?; abs; abs.; abç; beijo; beijos; bjs; bjo; bj; um beijo
      beijinhos
      (muito|muita|desde já)? (obrigado|obrigada|obrigados|agradecido|agradecida|grato|grata) (desde já|pela atenção|por tudo|novamente|mais uma vez)?
      (obrigado|obrigada) e (um)? (abraço|cumprimentos); (muito)? obrigadão; valeu; desde já agradeço
      (até|até) (breve|logo|já); (bom|boa|ótimo|ótima|tenha um bom) (fim de semana|dia|semana|feriado|tarde)
      sem mais`,
    postscripts: 'obs; obs.; post scriptum; a propósito; outra coisa; mais uma coisa; já agora',
    wrote: 'escreveu; escreve; escreveu o seguinte; disse; escreveram',
    quoting: 'citando; citação de',
    from: 'de; remetente',
    sent: 'enviado; enviada; enviado em; enviada em; enviado a; enviado às; data de envio',
    date: 'data',
    to: 'para; a; destinatário; destinatários',
    subject: 'assunto',
    otherFields: `
      cco; cópia; com cópia; responder para; responder a; anexos; anexo; importância; prioridade; organização
      confidencialidade; em nome de`,
    wholeMail: `
      (mensagem|e-mail|email|mensagem de e-mail) (original|encaminhada|reencaminhada|encaminhado|reencaminhado|inicial)
      (início|inicio|começo) da mensagem (encaminhada|reencaminhada); compromisso original; encaminhado por
      mensagem original de`,
    replyAbove: `
      (respond*|resposta|escrev*|digit*) … acima (desta|dessa|da) linha
      acima desta linha … (respond*|resposta)`,
    footers: `
      (obter|obtenha|baixar|baixe|transferir|descarregar) (o)? outlook (para|no); (livre|sem) (de)? vírus
      livre de vírus; este e-mail foi verificado`,
    sentFrom: `
      (enviado|enviada|escrito) (do|da|de|desde|pelo|pela|com|via|através do|através da|a partir do|a partir da|usando) (meu|minha|o|a)?
      (esta mensagem|este e-mail|este email) foi (enviado|enviada) (do|da|de|com|pelo)`,
    sentLast: '',
    devices: `
      celular; telemóvel; telefone; smartphone; tablet; dispositivo móvel; aparelho; telefone celular`,
  },
  requests: {
    requests: `por favor; faz favor
      podemos (mudar|marcar|falar|adiar|remarcar); seria (possível|bom|ótimo|ideal) (que|se|enviar*)
      por gentileza; (avis*|diga|diz|envi*|mand*|confirm*|ligue|liga|inform*|dê|mantenha|responda)-(me|nos)
      se faz favor; não (se)? esqueça*; (importa-se|importava-se) de; (retorno|responder|confirmar) até
      (pode|poderia|podes|podias|podem|poderiam|consegue|consegues) (me|nos|você|vocês|enviar*|mandar*|confirmar*|verificar*|rever|assinar*|dizer*|avisar*|ajudar*|ligar*|indicar*|informar*|responder*|trazer|encaminhar*|passar*)
      (peço|pedimos|solicito|solicitamos|rogo|agrade*|gostaria|gostaríamos) (que|confirm*|envi*|de receber|de pedir|de saber|resposta|retorno|lhe que|o seu retorno|a sua resposta|a confirmação|o envio)
      (me|nos) (avis*|diga|dê|envi*|mand*|confirm*|ligue*|liga|responda*|ajud*|inform*|passe|retorne|lembre|encaminhe|mantenha*)
      (favor|queira|queiram) (*ar|*er|*ir); (lembre-se|lembra-te) de; (ação|resposta) (necessária|requerida)
      (preciso|precisamos|necessito|aguardo|aguardamos|aguardo|aguardar) (que|da|do|de)? (a|o)? (sua|seu|tua|teu|vossa|você|retorno|resposta|confirmação)`,
    imperatives: `poderia; poderias; podes; podias; confirm*; envie*; envia; mande*; manda; assin*; respond*
      revise
      aprove; valide; preencha; devolva; ligue; liga; pague; verifique; retorne; informe; reserve; entregue`,
    objects: 'o; a; os; as; seu; sua; este; esta; se; quando; enviar*; confirmar*',
    deadlines: 'até; antes',
    courtesies: `
      por favor (não respond*|ignore|desconsidere|não hesite|encontre|note|desculpe|visite|clique|considere o|pense no)
      não hesite*; (pedimos|peço) desculpa*; precisa de ajuda; em que posso ajudar*; esqueceu (a|sua) senha
      queira* (aceitar|receber|desculpar|encontrar); avise* se (precisar|tiver) …(dúvida*|ajuda|coisa)
      (agradeço|agradecemos) (desde já)? (a|o|pela|pelo|sua) (atenção|compreensão|paciência|colaboração)
      pode* (nos contatar|contatar|contactar|encontrar|consultar|cancelar|entrar em contato|acessar)
      (tem|tens|têm) (alguma)? (dúvida|dúvidas|pergunta|perguntas); (alguma)? (dúvida|dúvidas|pergunta)`,
    pleasantries: `como (vai|vão|está|estás|estão) (você|vocês|tudo|as coisas)?
      (espero|esperamos) que (est*|você|tu|tudo|te*) … (bem|bom|boa|fim de semana|férias)
      tudo (bem|bom|certo) (com você|contigo|por aí)?; (muito)? (obrigado|obrigada) (pelo|pela|por)
      (agradecemos|agradeço) (o seu|a sua|seu|sua|pelo|pela) (contato|contacto|e-mail|email|mensagem|interesse)`,
    boilerplate: `não hesite* em
      (em caso de|caso|se|qualquer|quaisquer|para) (tenha|tiver|tenhas|precise|haja|houver)? (qualquer|alguma|mais|outra|de)? (dúvida*|questões|pergunta*|informações|esclarecimentos)
      (fico|ficamos|estou|estamos|permaneço) (à|ao) (sua|seu|vossa|vosso|inteira)? (disposição|dispor)
      (cancelar|anular) (a)? (inscrição|subscrição); descadastr*; política de privacidade; siga-nos`,
    thisMail: `estes e-mails; estas mensagens
      (esta|este|essa|a presente) (mensagem|e-mail|email|comunicação|correio|transmissão|newsletter|endereço|caixa)`,
    aboutMail: `recebeu este; está recebendo; está a receber; deixar de receber; não consig* (ver|visualizar)
      automátic*; automaticamente; não (responda|responder|é monitor*); navegador; online; recebeu esta`,
    aboutLaw: `confidencia*; destinatári*; privilegiad*; sigilos*; exclusiv*; por (engano|erro|equívoco)
      indevidamente; proibid*; vedad*; não autorizad*; anexos; elimin*; apag*; responsab*; divulg*`,
    disclaimers: `não (é|for|seja) (você)? (o|a|um)? … destinatári*; aviso (legal|de confidencialidad*)
      antes de imprimir; (pense|pensa|preserve|proteja) (no|o) (meio ambiente|ambiente); só imprima`,
    aboutSender: `de fora; do exterior; remetente desconhecido; suspeit*
      (fora|externo|externa) (da|do|de|à|ao); (remetente|origem|conta|fonte|um|uma|endereço|e-mail) extern*`,
    banners: `o remetente (deste|desta)
      (você|não) (não)? (costuma|recebe|é comum|é habitual) …(receber|recebe|com frequência|frequentemente)
      algumas pessoas que receberam; (e-mail|email|mensagem|remetente) (externo|externa|proveniente|de fora)`,
    bannerLabels: 'externo; externa; (e-mail|email|remetente) externo; mensagem externa',
    bannerAdvice: `suspeit*; phishing; em caso de dúvida; (verifique|confirme) … remetente
      não (clique|abra|responda) … (link*|anex*|hiperlig*); tenha cuidado; cautela
      (por que|porque|porquê) (isto|isso) é importante; (reconhe*|conhe*) … remetente; conteúdo é seguro`,
    replyMarks: `fora do escritório; não entregue; lida; lido; resposta; encaminhada
      enc; encam; res; resp; aceito; aceite; recusad*; provisório; cancelado; resposta automática`,
    abbreviations: `ilmo; ltda; cia; máx; mín; ref; obs
      sr; sra; srs; dr; dra; d; eng; prof; profa; av; r; n; tel; ex; art; pág; aprox; depto; exmo; exma`,
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
