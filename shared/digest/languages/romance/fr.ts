import type { Language } from '../language.ts';

/** French. */
export const fr: Language = {
  code: 'fr',
  bulk: {
    unsubscribe: `
      se désabonner; désabonnement; désabonnez-vous; vous désabonner; désinscription; se désinscrire
      vous désinscrire; désinscrivez-vous; ne plus recevoir`,
    autoReplies: "réponse automatique; message automatique d'absence",
    absences: "absence; message d'absence; notification d'absence; absent(e)?",
    addressesReader: `
      vous a (mentionné|cité|identifié|assigné); t'a (mentionné|cité|identifié|assigné)
      demande votre avis`,
  },
  quotation: {
    salutations: `
      bonjour (à tous|à toutes|à toutes et à tous|à vous|tout le monde)?; bonsoir (à tous)?
      salut (à tous|tout le monde)?; cher; chère; chers; chères; mon cher; ma chère; madame; monsieur
      mesdames; messieurs; coucou; hello; re-bonjour; rebonjour; madame, monsieur; mesdames, messieurs
      bonne année`,
    honorifics: '',
    signOffs: `
      (bien)? cordialement (vôtre)?; (très)? cordialement; bien à (vous|toi); amicalement; sincèrement
      respectueusement; cdt; cdlt; bien (sincèrement|amicalement)
      (meilleures|cordiales|sincères|distinguées|mes meilleures) salutations
      salutations (distinguées|cordiales)?; sentiments distingués
      (merci|mille mercis|un grand merci) (beaucoup|bien|d'avance|par avance|encore|à vous|à toi|à tous|et à bientôt)?
      merci et (bonne|belle) (journée|soirée); (vous|te) remerciant (par avance|d'avance)
      (avec)? (mes|nos) (remerciements|meilleures salutations|salutations)
      (bonne|belle|excellente) (journée|soirée|fin de journée|semaine)
      (bon|bonne) (week-end|weekend|après-midi|réception); à (bientôt|très bientôt|plus|tout de suite|+)
      bises; bisous; je t'embrasse; veuillez (agréer|recevoir|croire) …; bàv; tchao`,
    postscripts: 'p.-s.; post-scriptum; au fait; une dernière chose; encore une chose; autre chose',
    wrote: 'a écrit; écrit; ecrivait; a écrit ce qui suit; écrivait; a dit',
    quoting: 'citation de',
    from: 'de; expéditeur',
    sent: "envoyé; envoyé le; envoyée le; envoyée; date d'envoi",
    date: 'date',
    to: 'à; a; pour; destinataire',
    subject: 'objet; sujet',
    otherFields: `
      cci; copie; copie à; copie carbone; répondre à; réponse à; pièces jointes; pièce jointe; pj; importance
      priorité; confidentialité; organisation; de la part de`,
    wholeMail: `
      message (d'origine|original|initial|transféré|réexpédié|transmis)
      (mail|courriel|e-mail|courrier) (original|d'origine|transféré)
      (début|debut) du (message|courriel) (réexpédié|transféré); rendez-vous d'origine; transféré par
      fait suivre par; message de`,
    replyAbove: `
      (répon*|écri*|saisi*|tap*) … (au-dessus de|au dessus de|ci-dessus de) cette ligne
      (au-dessus|au dessus) de cette ligne … (répon*|réponse)`,
    footers: `
      (télécharger|télécharge|téléchargez|obtenir|obtenez|profitez) (de)? outlook pour; (garanti)? sans virus
      l'absence de virus dans ce courrier`,
    sentFrom: `
      (envoyé|envoyée|envoyés|expédié|provenance) (de|depuis|du|à partir de|à partir d'|avec|via|par|:) (mon|ma|l'application)?
      (ce message|ce mail|cet e-mail|ce courriel) (a été|est) envoyé (de|depuis|avec|via)`,
    sentLast: '',
    devices: `
      téléphone; mobile; smartphone; tablette; portable; téléphone intelligent; application mobile`,
  },
  requests: {
    requests: `stp; merci d'(*er|*ir); veuillez; (pensez|pense) à; rsvp; r.s.v.p
      s'il (vous|te) plait; merci de (m'|l')(*er|*ir); (n'oublie|n'oubliez) pas; il faudrait que (tu|vous)
      svp; prière de; (te|vous) (prie|prions|demande|demandons|serais|serions|saurais) (de|gré|reconnaissant*)
      (peux|pourrais|veux)( |-)tu; (retour|réponse|confirmation) (souhaité*|attendu*|demandé*|requise|avant)
      (pouvez|pourriez|voulez|voudriez|auriez)( |-)vous; serait (bien|gentil|sympa|super|possible) (de|si|que)
      (tu peux|vous pouvez) (me|nous) (dire|confirmer|envoyer|rappeler); je vous remercie de (bien|me|nous|m')
      merci de (bien)? (me|nous|m'en)? (*er|*ir|prendre|faire|lire|mettre|dire|joindre|répondre|transmettre|remettre|rendre)
      (voudrais|voudrions|souhaiterais|souhaiterions|aimerais|aimerions) (que tu|que vous|avoir votre|recevoir votre)
      (tenez|tiens|dites|dis|faites|fais|envoyez|envoie|donnez|donne|rappelez|rappelle|confirmez|confirme|appelez|appelle|répondez|réponds|transmettez|indiquez|prévenez|renvoyez|laissez)-(moi|nous|le|la|les)
      (attends|attendons|attente de|besoin de|faudrait|faut) (ta|votre|ton|vos|tes) (réponse|retour|confirmation|accord|avis|validation|signature|décision|aide|feu vert)`,
    imperatives: `réservez; rends; rendez; donnez; livrez
      confirme*; envoie*; envoyez; répond*; signe*; valide*; vérifie*; retournez; renvoie; renvoyez
      complétez; remplissez; rappelle; rappelez; appelle; appelez; indiquez; transmettez; payez; réglez`,
    objects: 'moi; nous; le; la; les; votre; vos; ton; ta; tes; ce; cette; si; par; au; dès; ici',
    deadlines: `avant; d'ici; pour le; au plus tard`,
    courtesies: `je (vous|t') en prie; besoin d'aide
      veuillez (trouver|noter|agréer|recevoir|croire|accepter|excuser|ne pas|m'excuser|nous excuser|consulter|ignorer|patienter)
      veuillez … (agréer|trouver); (n'hésitez|n'hésite) pas; des questions; comment pouvons-nous vous aider
      (vous|te) (prie|prions) (d'agréer|d'accepter|de croire|de recevoir|de m'excuser|de nous excuser|d'excuser|de trouver|de ne pas)
      merci de (ne pas|votre|ta|noter que|vos|patienter); (avez-vous|as-tu) des questions; mot de passe oublié`,
    pleasantries: `merci (beaucoup|bien)? (pour|de) (votre|ton|ta|vos)
      (j'espère|nous espérons|en espérant) que (tu|vous|tout|ce|cet) … (bien|bonne forme|week-end|vacances)
      comment (allez-vous|vas-tu|ça va|tu vas); (tu vas|vous allez|ça va) bien; ça va
      (je|nous) (vous|te) remerci* (pour|de) (votre|ton|ta); bien reçu; ravi* de vous`,
    boilerplate: `restant à votre; désabonnement; mentions légales; politique de confidentialité; suivez-nous
      (n'hésitez|n'hésite) pas; pour (plus d'informations|tout renseignement|vous désabonner|ne plus recevoir)
      (si|pour|en cas de) (vous avez|tu as|toute|toutes)? (des|d'autres|la moindre|toute|autre|de)? question*
      (je|nous) (reste|restons|demeure|demeurons|suis|sommes) …disposition; (se|me) (désabonner|désinscrire)`,
    thisMail: `ceci est un; (ces|aux) messages; cette adresse
      (ce|cet|cette|le présent|au présent) (message|e-mail|mail|email|courriel|courrier|newsletter|communication|transmission)`,
    aboutMail: `automatique*; ne pas (y)? répondre; ne répond* pas; n'est pas (lue|consultée|surveillée)
      navigateur
      en ligne; vous recevez; avez reçu; ne plus recevoir; se désabonner; (s'affiche|visualis*) …(pas|mal)`,
    aboutLaw: `divulgation
      confidentiel*; destinataire*; privilégié*; intention; attention exclusive; exclusivement; par erreur
      interdit*; non autorisé*; pièces jointes; pièce jointe; détruire; supprimer; responsabilité`,
    disclaimers: `toute (utilisation|diffusion|publication|divulgation) … (interdite|autorisation|autorisée)
      n'êtes pas (le|la|un|l'un) … destinataire*; (n'imprimez|ne pas imprimer|avant d'imprimer|n'imprimer)
      avis de confidentialité; (pensez|penser|respect*|protég*) … (à l'environnement|l'environnement)`,
    aboutSender: `extern* (à|de|au); (de|d'un|d'une|expéditeur|source|personne|adresse|origine) extern*
      l'extérieur
      extérieur* (à|de|au); hors de (l'|la|votre|notre); (expéditeur|source) (inconnu|inconnue); suspect`,
    banners: `l'expéditeur de (ce|cet)
      (vous|tu) (n'obtenez|ne recevez|ne recevez-vous) pas (souvent|régulièrement); vous recevez rarement
      certaines personnes ayant reçu; (courriel|message|e-mail|email|mail) (externe|provenant|en provenance)`,
    bannerLabels: 'externe; (courriel|message|e-mail|email|mail|expéditeur|source) externe',
    bannerAdvice: `prudent*; prudence; vigilan*; suspect*; hameçonnage; phishing; en cas de doute
      (ne|n') (cliquez|ouvrez|répondez) (pas|aucun|jamais); pourquoi (ceci est|cela est|c'est) important
      n'ouvrez (pas|aucun*); (cliquer|ouvrir) … (liens|pièces jointes); connaissez … (expéditeur|provenance)`,
    replyMarks: `non remis; lu
      rép; tr; trf; réf; transf; accepté; refusé; provisoire; annulé; réponse automatique; absence*`,
    abbreviations: `janv; févr; juil; sept; oct; nov; déc
      m; mm; mme; mlle; mr; dr; me; pr; st; ste; av; bd; env; ex; cf; tél; réf; art; vol; max; min; incl`,
  },
  dates: {
    months: `janvier|janv; février|févr|fév; mars; avril|avr; mai; juin; juillet|juil; août; septembre|sept
      octobre|oct; novembre|nov; décembre|déc`,
    weekdays: 'lundi|~lun; mardi|~mar; mercredi|~mer; jeudi|~jeu; vendredi|~ven; samedi|~sam; dimanche|~dim',
    relative: `demain; aujourd'hui; après-demain; après demain; ce soir; cet après-midi; (la)? fin de (la)? journée`,
    periods: `(la)? semaine prochaine; cette semaine; (le)? mois prochain; ce week-end; (le)? week-end prochain
      (la)? (fin|début|milieu) de (la)? (semaine|semaine prochaine); (la)? (fin|début) du mois; fin de mois
      fin d'année`,
    dayParts: 'matin; midi; après-midi; après midi; soir; en fin de journée',
    monthParts: 'fin; début; mi; courant',
    next: 'prochain; prochaine; ce',
    links: 'le; de; du',
    beforeDate: "le; du; au; avant; dès; d'ici; depuis; jusqu'au; pour; date; échéance",
    beforeHour: '~à; ~vers; ~dès; ~avant; ~de; ~après',
    hourUnits: '~h; ~heures; ~heure; ~hrs',
    noon: 'midi; minuit',
    ordinals: 'er; re; ère; e; ème; nd',
    ranges: 'à; au',
    falseFriends: 'mardi gras; (bon|bonne) (lun*|mar*|mer*|jeu*|ven*|sam*|dim*)',
  },
};
