import type { Language } from '../language.ts';

/** Norwegian. */
export const nb: Language = {
  code: 'nb',
  bulk: {
    unsubscribe: 'avslutte abonnement*; meld deg av; avmeld; avmelding; ikke lenger motta',
    autoReplies: 'automatisk svar; autosvar',
    absences: 'fraværsmelding; ikke til stede; fraværende; borte fra kontoret; ute av kontoret',
    addressesReader: 'har nevnt deg; nevnte deg; har omtalt deg; har tildelt deg',
  },
  quotation: {
    salutations: `
      hei (alle|alle sammen|igjen|du|dere)?; heisann; hi; hallo; kjære; kjære alle
      god (morgen|dag|kveld|ettermiddag|formiddag); goddag; morn; hei og hå; til den det måtte vedkomme
      til rette vedkommende`,
    honorifics: '',
    signOffs: `
      (med)? (vennlig|venleg|vennlige|beste|hjertelig|gode|varme) (hilsen|helsing|hilsener|hilsninger)
      beste helsing; (mange|hjertelig|hjertelige) (hilsen|hilsener); mvh; m.v.h.; vh; hilsen; helsing; klem
      ha det; snakkes
      (tusen|mange|hjertelig|på forhånd)? takk (igjen|så mye|på forhånd|for hjelpen|skal du ha|for det)?
      tusen takk (igjen)?; ha en (fin|god|flott) (dag|kveld|helg|uke|helg); (god|riktig god) helg; vi sees
      vi høres`,
    postscripts: 'forresten; en ting til; eitt til; for øvrig',
    wrote: 'skrev; skriver; har skrevet; skreiv; skrev følgende; sa',
    quoting: 'sitat fra; siterer; sitat',
    from: 'fra; frå',
    sent: 'sendt; sendt den; sendt dato',
    date: 'dato',
    to: 'til',
    subject: 'emne; vedrørende; vedr.',
    otherFields: `
      kopi; kopi til; blindkopi; svar til; svar-til; vedlegg; prioritet; viktighet; følsomhet; avsender
      på vegne av; organisasjon`,
    wholeMail: `
      (opprinnelig|original|opphavleg|videresendt|vidaresendt|den opprinnelige) (melding|e-post|epost|avtale|mail)
      (start på|begynnelse på|begynnelsen på|starten på) videresendt melding; videresendt (av|fra)
      videresendt melding følger`,
    replyAbove: '(svar*|skriv*) … over denne (linjen|linja|streken); over denne linjen … svar*',
    footers: `
      (skaff deg|last ned|få|hent) outlook (for|til|på); outlook for (ios|android) hentes; virusfri`,
    sentFrom: `
      (sendt|sent|send) (fra|frå|via|med|av) (min|mitt|mi|den)?
      denne (meldingen|e-posten) (er|ble) sendt (fra|med|via); skrevet på`,
    sentLast: '',
    devices: `
      telefon; mobil; mobilen; mobiltelefon; smarttelefon; nettbrett; mobilenhet; håndholdt enhet`,
  },
  requests: {
    requests: `håper på (svar|tilbakemelding|å høre); (kan|vil|kunne|ville|gidder|skal) (du|dere|noen|de)
      vær (så)? (vennlig|snill|grei) (å|og); ver (så)? (venleg|snill); vennligst; venlegst
      (gi|la|gje|lat) (meg|oss) (gjerne|vennligst)? (beskjed|vite|høre|lyd|et svar|tilbakemelding)
      (gi|gje|si) (gjerne|vennligst)? (beskjed|lyd|tilbakemelding|ifra|fra) (om|hvis du kan|innen|når|snarest|før)
      (ring|skriv|send|svar) (gjerne)? (meg|oss) (innen|når|en|et|så|ditt|din|i|på)
      (jeg|vi|eg) (ber|vil be|må be|anmoder) (deg|dere|om)
      (jeg|vi|eg) (mangler|trenger|treng|manglar|avventer|venter på|ventar på) (ditt|din|dine|deres|svar|en|et|at du|at dere)
      ser (frem|fram) til (ditt|deres|å høre|svar)
      (pris på|takknemlig) (om|hvis|for) (du|dere|svar|rask|tilbakemelding); (husk|ikke glem) å
      (fint|flott|hyggelig|supert|bra|kjekt|topp) (om|hvis) (du|dere); svar utbes
      tilbakemelding (innen|ønskes); bes (du|dere|svare|bekrefte|returnert|besvart)`,
    imperatives: `send; gi; gje; ring; skriv; fortell; vis; hjelp; bekreft; stadfest; signer; godkjenn; sjekk
      svar
      betal; fyll; returner; meld; lever; bestill; book; registrer`,
    objects: 'meg; oss; det; den; gjerne; ditt; din; inn; tilbake; at; om; vedlagte; snarest; ut',
    deadlines: 'innen; senest; før',
    courtesies: `har (du|dere) (noen|flere)? spørsmål; spørsmål; trenger du hjelp
      vennligst (ikke|merk|se bort)
      (gi|si|ta) … (hvis|om|dersom) (du|dere) (har|trenger|lurer)`,
    pleasantries: `(jeg|vi|eg)? (håper|håpar) (at)? (du|dere|alt|det|alle) … (bra|godt|vel|fint|helg|ferie)
      (hvordan|korleis) (går det|har du det|har dere det|står det til) (med deg|ellers)?
      (tusen|mange|hjertelig)? takk for (din|deres|e-posten|mailen|meldingen|sist|henvendelsen|raskt|svaret|svar|raske|rask|ditt|at)`,
    boilerplate: `(hvis|har|dersom|om) (du|dere) … spørsmål; ved (eventuelle|ytterligere)? spørsmål; ikke nøl
      nøl ikke
      ta gjerne kontakt; (avmeld|meld deg av|avmelding); personvern*; org.nr; orgnr; følg oss`,
    thisMail: `
      (denne|dette|den) (e-posten|e-post|eposten|epost|meldingen|mailen|e-postmeldingen|nyhetsbrevet|henvendelsen)
      dette er en`,
    aboutMail: `automatisk*; autogenerert; ikke (svar|svare|besvar*); kan ikke besvares; nettleser*; på nett
      mottar denne; fordi du; ikke lenger`,
    aboutLaw: `konfidensiel*; fortrolig*; mottaker*; adressat*; tiltenkt; beregnet; ment for; ved en feil
      feilaktig
      forbudt; ikke tillatt; vedlegg*; slett*; taushets*; ansvar`,
    disclaimers: `ikke (er)? (den|rett)? (rette|tiltenkte|tilsiktede|rettmessige|rett) (mottaker*|adressat)
      (tenk|hensyn) (på|til) miljøet; før du (printer|skriver ut); mottatt denne … ved en feil`,
    aboutSender: `utenfor; utanfor; utenfra; (fra|en) ekstern*; ekstern* (avsender|kilde|adresse)
      ukjent avsender
      mistenkelig`,
    banners: `du (får|mottar) (ikke ofte|sjelden) … fra; (e-post|mail|melding) fra ekstern*; avsenderen av
      noen personer som`,
    bannerLabels: 'ekstern; ekstern (e-post|epost|mail|avsender)',
    bannerAdvice: `ikke (klikk|åpne); (klikk|åpne) ikke; forsiktig*; hvorfor dette er viktig*
      kjenner avsender*
      gjenkjenner; mistenkelig*; phishing; i tvil`,
    replyMarks: `sv; vs; videresendt; godtatt; akseptert; avslått; foreløpig; avlyst; automatisk svar
      autosvar
      fravær*; kan ikke leveres; lest; svar`,
    abbreviations: `hr; fr; dr; nr; kl; ca; bl.a; f.eks; evt; inkl; ekskl; tlf; jf; dvs; hhv; vedr; maks; min
      avd; d; jan
      feb; aug; sept; okt; nov; des; ev`,
  },
  dates: {
    months: `januar|jan; februar|feb; mars|~mar; april|apr; mai; juni|jun; juli|jul; august|aug; september|sept|sep
      oktober|okt; november|nov; desember|~des`,
    weekdays: `mandag|måndag|~man|~mån; tirsdag|tysdag|~tir|~tys; onsdag|~ons; torsdag|~tor; fredag|~fre
      lørdag|laurdag|~lør|~lau; søndag|sundag|~søn`,
    relative: 'i dag; i (morgen|morgon); i (overmorgen|overmorgon); i kveld; i ettermiddag; slutten av dagen',
    periods: `i (helgen|helga); (neste|denne|kommende) (uke|uken|uka|veke|veka|måned|månad|helg)
      (slutten|utgangen|starten|midten) av (uken|uka|neste uke|veka|måneden|månaden)`,
    dayParts: 'morgen; formiddag; ettermiddag; kveld; natt',
    monthParts: 'slutten av; begynnelsen av; starten av; midten av; utgangen av',
    next: 'neste; kommende; førstkommende; denne',
    links: 'den',
    beforeDate: 'den; innen; innan; senest; seinast; før; til; fra; frå; på; dato; frist',
    beforeHour: 'kl; klokken; klokka',
    noon: 'midnatt',
    ranges: 'til',
    falseFriends: 'god (morgen|morgon); om morgenen; god (man*|fre*|helg)',
  },
};
