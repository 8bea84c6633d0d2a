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
    requests: `
      por favor; por gentileza; se faz favor; faz favor
      (pode|poderia|podes|podias|podia|podem|poderiam) (me|nos|por favor|por gentileza|você|vocês|enviar*|mandar*|confirmar*|verificar*|revisar*|rever|assinar*|dizer*|avisar*|ajudar*|ligar*|indicar*|informar*|responder*|trazer|encaminhar*|validar|aprovar*|passar*)
      (peço|pedimos|solicito|solicitamos|rogo|agradeço|agradecemos|agradecia|agradecíamos|agradeceria|agradeceríamos|gostaria|gostaríamos) (que|a confirmação|confirm*|envi*|de receber|de pedir|de saber|o envio|sua confirmação|resposta|retorno|lhe que|o seu retorno|a sua resposta)
      (me|nos) (avise*|avisa|diga|dê|envie*|mande*|manda|confirme*|confirma|ligue*|liga|responda*|ajude*|informe*|passe|retorne|lembre|encaminhe|mantenha*)
      (avisa|avise|diga|diz|envie|envia|mande|manda|confirme|confirma|ligue|liga|informe|dê|mantenha|responda)-(me|nos)
      (favor|queira|queiram|é favor) (*ar|*er|*ir)
      (preciso|precisamos|necessito|aguardo|aguardamos|no aguardo|fico a aguardar|ficamos a aguardar) (que|da|do|de)? (a|o)? (sua|seu|tua|teu|vossa|vosso|você|um) (retorno|confirmação|resposta|assinatura|aprovação|ajuda|posição)?
      aguardo (retorno|resposta|confirmação); não (se)? (esqueça|esqueças|esqueçam)
      (lembre-se|lembra-te) de; seria (possível|bom|ótimo|ideal) (que|se|você|me|nos|enviar*)
      (importa-se|importava-se|te importas) de; (ação|resposta) (necessária|requerida)
      (retorno|responder|confirmar) até; (consegues|consegue|conseguem) (me|nos|enviar*|confirmar*|mandar*)`,
    imperatives: `
      (confirme|confirma|confirmem|envie|envia|enviem|mande|manda|assine|assina|responda|responde|respondam|revise|aprove|valide|preencha|devolva|ligue|liga|pague|verifique|veja|retorne|informe) (o|a|os|as|seu|sua|este|esta|isso|se|por|até|antes|ao|quando|que|para)
      (poderia|poderias|podes|podias)`,
    deadlineVerbs: `
      confirme; confirma; confirmem; envie; envia; enviem; mande; manda; assine; assina; responda; respondam
      pague; preencha; devolva; reserve; entregue; revise; ligue; liga; aprove; verifique; retorne`,
    courtesies: `
      por favor (não respond*|ignore|desconsidere|não hesite|encontre|note|desculpe|visite|clique|considere o|pense no)
      não hesite*; queira* (aceitar|receber|desculpar|encontrar)
      (agradeço|agradecemos) (desde já)? (a|o|pela|pelo|sua) (atenção|compreensão|paciência|colaboração)
      (pedimos|peço) desculpa*
      pode* (nos contatar|contatar|contactar|encontrar|consultar|cancelar|entrar em contato|acessar)
      (tem|tens|têm) (alguma)? (dúvida|dúvidas|pergunta|perguntas); (alguma)? (dúvida|dúvidas|pergunta)
      precisa de ajuda; em que posso ajudar*; esqueceu (a|sua) senha
      avise* se (precisar|tiver) …(dúvida*|ajuda|coisa)`,
    pleasantries: `
      (espero|esperamos) que … (bem|bom|boa|fim de semana|férias)
      como (vai|vão|está|estás|estão) (você|vocês|tudo|as coisas)?
      tudo (bem|bom|certo) (com você|contigo|por aí)?; (muito)? (obrigado|obrigada) (pelo|pela|por)
      (agradecemos|agradeço) (o seu|a sua|seu|sua|pelo|pela) (contato|contacto|e-mail|email|mensagem|interesse)`,
    boilerplate: `
      (em caso de|caso|se|qualquer|quaisquer|para) (tenha|tiver|tenhas|precise|haja|houver)? (qualquer|alguma|mais|outra|de)? (dúvida*|questões|pergunta*|informações|esclarecimentos)
      não hesite* em
      (fico|ficamos|estou|estamos|permaneço) (à|ao) (sua|seu|vossa|vosso|inteira)? (disposição|dispor)
      (cancelar|anular) (a)? (inscrição|subscrição); descadastr*; enviado (do|de|a partir do) meu
      política de privacidade; siga-nos`,
    thisMail: `
      (esta|este|essa|a presente) (mensagem|e-mail|email|comunicação|correio|transmissão|newsletter|endereço|caixa)
      estes e-mails; estas mensagens`,
    aboutMail: `
      automátic*; automaticamente; não (responda|responder|é monitor*); navegador; online; recebeu esta
      recebeu este; está recebendo; está a receber; deixar de receber; não consig* (ver|visualizar)`,
    aboutLaw: `
      confidencia*; destinatári*; privilegiad*; sigilos*; exclusiv*; por (engano|erro|equívoco)
      indevidamente; proibid*; vedad*; não autorizad*; anexos; elimin*; apag*; responsab*; divulg*`,
    disclaimers: `
      não (é|for|seja) (você)? (o|a|um)? … destinatári*; aviso (legal|de confidencialidad*)
      antes de imprimir; (pense|pensa|preserve|proteja) (no|o) (meio ambiente|ambiente); só imprima`,
    aboutSender: `
      (fora|externo|externa) (da|do|de|à|ao); de fora
      (remetente|origem|conta|fonte|um|uma|endereço|e-mail) extern*; do exterior; remetente desconhecido
      suspeit*`,
    banners: `
      (você|não) (não)? (costuma|recebe|é comum|é habitual) …(receber|recebe|com frequência|frequentemente)
      algumas pessoas que receberam; (e-mail|email|mensagem|remetente) (externo|externa|proveniente|de fora)
      o remetente (deste|desta)`,
    bannerLabels: `
      externo; externa; (e-mail|email|remetente|correio) externo; mensagem externa
      (atenção|cuidado|aviso|alerta) (e-mail|email|mensagem|remetente) extern*`,
    bannerAdvice: `
      não (clique|abra|responda) …(link*|anex*|hiperlig*); cuidado; cautela
      (por que|porque|porquê) isto é importante; por que isso é importante; (reconhe*|conhe*) …remetente
      conteúdo é seguro; suspeit*; phishing; em caso de dúvida; (verifique|confirme) …remetente`,
    placeholders: `
      navegador; browser; versão (online|web|em texto|de texto)
      não (consegue|consiga|esteja conseguindo|está conseguindo) (ver|visualizar|ler)
      não (suporta|exibe|visualiza); para (ver|visualizar|ler) (este|esta|o|a)
      problemas (para|em|ao|na) (ver|visualizar|visualização)`,
    replyMarks: `
      enc; encam; res; resp; aceito; aceite; recusad*; provisório; cancelado; resposta automática
      fora do escritório; não entregue; lida; lido; resposta; encaminhada`,
    abbreviations: `
      sr; sra; srs; dr; dra; d; eng; prof; profa; av; r; n; tel; ex; art; pág; aprox; depto; exmo; exma
      ilmo; ltda; cia; máx; mín; ref; obs`,
  },
  dates: {
    months: `janeiro|jan; fevereiro|fev; março|~mar; abril|abr; maio|~mai; junho|jun; julho|jul; agosto|~ago
      setembro|~set; outubro|~out; novembro|nov; dezembro|dez`,
    weekdays: `segunda(-| )feira|~segunda|~seg; terça(-| )feira|terça|~ter; quarta(-| )feira|~quarta|~qua
      quinta(-| )feira|~quinta|~qui; sexta(-| )feira|sexta|~sex; sábado|~sáb; domingo|~dom`,
    relative: 'hoje; amanhã; depois de amanhã; (fim|final) do (dia|expediente)',
    periods: `(esta|nesta) semana; (na)? (próxima semana|semana que vem); (este|próximo) fim de semana
      (no)? (próximo mês|mês que vem); (fim|final|início) (da semana|do mês|do ano)`,
    dayParts: '(de|pela|da) (manhã|tarde|noite); à (tarde|noite)',
    monthParts: 'fim de; final de; fins de; início de; princípio de; meados de',
    next: 'próxima; próximo; nesta; neste; esta; este; que vem',
    links: 'de; do; da; dia; o',
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
