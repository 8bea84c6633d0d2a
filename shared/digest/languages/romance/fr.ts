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
      dans (votre|un|le) navigateur; version en ligne; version web; ne s'affiche pas; s'affiche mal
      (ne|n'arrivez) … pas (à)? (visualiser|afficher|lire|voir)
      pour (visualiser|afficher|lire|voir|consulter) (ce|cet|le|cette) (message|mail|e-mail|courriel|newsletter|lettre)
      problème* (d'affichage|de lecture|pour); difficulté* (à)? (lire|visualiser|afficher); au format texte
      version texte; (ne prend|ne supporte) pas; format html`,
    replyMarks: 're; rép; tr; trf; réf; transf',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
