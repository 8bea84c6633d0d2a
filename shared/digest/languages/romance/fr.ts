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
      cci; copie; copie à; copie carbone; répondre à; réponse à; pièces jointes; pièce jointe; pj
      importance; priorité; confidentialité; organisation; de la part de`,
    wholeMail: `
      message (d'origine|original|initial|transféré|réexpédié|transmis)
      (mail|courriel|e-mail|courrier) (original|d'origine|transféré)
      (début|debut) du (message|courriel) (réexpédié|transféré); rendez-vous d'origine; transféré par
      fait suivre par; message de`,
    replyAbove: `
      (répon*|écri*|saisi*|tap*) … (au-dessus de|au dessus de|ci-dessus de) cette ligne
      (au-dessus|au dessus) de cette ligne … (répon*|réponse)`,
    footers: `
      (télécharger|télécharge|téléchargez|obtenir|obtenez|profitez) (de)? outlook pour
      (garanti)? sans virus; l'absence de virus dans ce courrier`,
    sentFrom: `
      (envoyé|envoyée|envoyés|expédié|provenance) (de|depuis|du|à partir de|à partir d'|avec|via|par|:) (mon|ma|l'application)?
      (ce message|ce mail|cet e-mail|ce courriel) (a été|est) envoyé (de|depuis|avec|via)`,
    sentLast: '',
    devices: `
      téléphone; mobile; smartphone; tablette; portable; téléphone intelligent; application mobile`,
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
      dans (votre|un|le) navigateur; version en ligne; version web; ne s'affiche pas; s'affiche mal
      (ne|n'arrivez) … pas (à)? (visualiser|afficher|lire|voir)
      pour (visualiser|afficher|lire|voir|consulter) (ce|cet|le|cette) (message|mail|e-mail|courriel|newsletter|lettre)
      problème* (d'affichage|de lecture|pour); difficulté* (à)? (lire|visualiser|afficher); au format texte
      version texte; (ne prend|ne supporte) pas; format html`,
    replyMarks: 're; rép; tr; trf; réf; transf',
    abbreviations: '',
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
