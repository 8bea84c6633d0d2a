import type { Language } from '../language.ts';

/** Czech. */
export const cs: Language = {
  code: 'cs',
  bulk: {
    unsubscribe: `
      odhlásit (se)?; odhlaste se; odhlášení; zrušit odběr; zrušení odběru; nechcete … dostávat
      nepřejete … dostávat`,
    autoReplies: 'automatická odpověď; automaticky odpověď',
    absences: 'mimo kancelář; nepřítomnost; nepřítomen; nejsem v kanceláři',
    addressesReader: 'zmínil* vás; vás zmínil*; zmínil* tě; tě zmínil*; vám přiřadil*; označil* vás',
  },
  quotation: {
    salutations: `
      dobrý den (všem|vám|vám všem)?; dobré (ráno|odpoledne|dopoledne); dobrý (večer|den přeji)
      zdravím (vás|všechny|tě)?; ahoj (všichni|všem|lidi)?; čau; čus; nazdar; milý; milá; milí; drahý; drahá
      drazí; (vážený|vážená|vážení) (pane|paní|slečno|přátelé|kolegové)?; pěkný den; dobrý deň; hezký den
      krásný den`,
    honorifics: '',
    signOffs: `
      (s|se)? (pozdravem|srdečným pozdravem|přátelským pozdravem|úctou|pozdravy|přáním hezkého dne|přáním pěkného dne)
      pozdrav; zdraví; s (pozdravem a přáním hezkého dne|úctou a pozdravem); (srdečně|moc) zdravím; zdravím
      měj se (hezky)?; mějte se (hezky)?; mj. se
      (moc|mockrát|předem|předem moc|velmi|mnohokrát)? (děkuji|děkuju|děkujeme|díky|dík) (moc|mockrát|předem|za pomoc|a přeji hezký den|za pochopení|vám)?
      díky a ahoj; děkuji a zdravím; (hezký|pěkný|krásný) (den|víkend|večer) (přeji|přeju)?
      přeji (hezký|pěkný|krásný) (den|víkend|večer); na shledanou; čau; papa; s přátelským pozdravem`,
    postscripts: 'mimochodem; ještě něco; a ještě; pozn.; poznámka',
    wrote: 'napsal; napsala; píše; napsali; psal; psala; řekl',
    quoting: 'cituji; citace; citace z; cituji z',
    from: 'od; odesílatel; odesilatel',
    sent: 'odesláno; odeslaná; odeslané; odesláno dne; datum odeslání; odesl.',
    date: 'datum',
    to: 'komu; pro; příjemce',
    subject: 'předmět',
    otherFields: `
      kopie; skrytá; skrytá kopie; odpovědět komu; odpověď komu; odpovědět na; přílohy; příloha; důležitost
      priorita; organizace; citlivost; jménem`,
    wholeMail: `
      (původní|přeposlaná|přeposílaná|předaná|přesměrovaná) (zpráva|e-mail|schůzka|zprávy|mail|e-mailová zpráva)
      (zpráva|e-mail) přeposlán; (začátek|zacatek) (přeposlané|přeposílané|předávané|předané) zprávy
      přeposlal; předáno uživatelem; přeposláno od`,
    replyAbove: `
      (odpov*|odepis*|pište|piš|napište) … nad (tuto|touto|tento|tímto) (čáru|řádek|čárou|řádkem)
      nad tuto čáru … odpov*`,
    footers: `
      (získat|získejte|stáhnout|stáhněte si|stáhněte|stahujte) (aplikaci)? outlook (pro|na); bez virů
      neobsahuje viry; tento e-mail byl zkontrolován`,
    sentFrom: `
      (odesláno|odeslané|odeslaná|posláno|zasláno|poslané) (z|ze|pomocí|přes|prostřednictvím|v) (mého|mojí|aplikace|mobilu|mobilního)?
      (tato zpráva|tento e-mail) (byla|byl) (odeslána|odeslán) (z|pomocí)`,
    sentLast: '',
    devices: `
      mobilu; telefonu; mobil; mobilního telefonu; tabletu; chytrého telefonu; zařízení; mobilního zařízení
      smartphonu`,
  },
  requests: {
    requests: `prosím; prosíme; poprosím; prosil* bych; (můžeš|můžete) (mi|nám|prosím|se)
      (mohl*|nemohl*) (by|bys|byste|byla|bys mi); (dej|dejte) (mi|nám)? vědět; (pošl|zašl)(i|ete)
      (potvrď|odepiš|odpověz|zavolej|zkontroluj|podepiš|vyplň|vrať|zaplať|připrav|doplň|podívej|schval|napiš|ozvi|ozvě|sděl|pomoz)(te|ěte)? (mi|nám|se|to|smlouv*|fakt*|účast*|přílo*|do|nejpozději|zda|jestli|prosím|ten|tu|náv*|obratem|zpět|termín*|svou|svůj)
      odpovězte; uhraďte; (žádám|žádáme) (vás|tě|o|tímto); (potřebuj*) (od|vaš*|tv*|váš|abys|abyste)
      (čekám|čekáme|očekáv*) (na)? (vaš*|tv*|váš|odpověď|potvrzení)
      (těším|těšíme) se na … (odpověď|vyjádření|potvrzení)
      (rád*|vděčn*|vděčen) … (kdybys*|kdyby|pokud|když); nezapomeň*; s prosbou o
      bylo by (fajn|dobré|skvělé|super) kdyby`,
    imperatives: '',
    objects: '',
    deadlines: '',
    courtesies: `(prosím|prosíme)? ne(váhej|váhejte|odpovídej|odpovídejte)
      (prosím|prosíme) (omluvte|promiňte|neodpovídejte|neváhejte|o strpení|o pochopení|ignorujte|vezměte na vědomí|zvažte)
      prosíme vás o strpení; (máš|máte) (nějaké|další)? (otázky|dotazy); (dotazy|otázky); potřebuje* pomoc
      (dej|dejte) (mi|nám)? vědět (pokud|kdyby|když) …(otázky|dotazy|pomoc*|potřeb*)`,
    pleasantries: `
      (doufám|doufáme|věřím) že (se|máte|máš|je|jste|vás|tě|u) … (dobře|pořádku|hezký|víkend|skvěle|fajn|zdrav*)
      jak se (máš|máte|daří|vám daří|ti daří)
      (mockrát|moc|velmi)? (děkuji|děkuju|děkujeme|díky) (mockrát|moc)? za (vaši|tvou|váš|tvůj|zprávu|mail|e-mail|email|odpověď|rychl*|zájem|trpělivost|informac*|zaslání)
      (hezký|pěkný|krásný) (den|víkend|týden)`,
    boilerplate: `(v případě|máte-li|budete-li|kdybyste) … (dotaz*|otáz*)
      (pokud|jestli) (máte|máš|budete) … (dotaz*|otáz*); pro (více|další) informac*; neváhej*
      (jsem|jsme|zůstávám*) (vám|ti)? (plně)? k dispozici; odhlásit se; (odhlásit|zrušit) odběr
      (zásady ochrany|ochrana osobních údajů); sledujte nás`,
    thisMail: `(tento|tato|tuto|toto|tohoto|této) (e-mail|e-mailu|email|mail|zpráva|zprávu|zprávy|zprávě|adresu|newsletter)`,
    aboutMail: 'automatick*; neodpovíd*; prohlížeči; online; protože; nechcete; nepřejete; dostáváte',
    aboutLaw: `důvěrn*; určen*; adresát*; příjemc*; omylem; zakázán*; nepovolen*; neoprávněn*; příloh*; smažte
      vymažte; odstraňte; odpovědnost`,
    disclaimers: `(obdrželi|obdržel*)-li jste; obdrželi jste … omylem
      nejste (jejím|jeho|zamýšlen*|oprávněn*|určen*)? …(adresát*|příjemc*)
      (myslete|šetřete|chraňte) (na|prosím)? (životní|přírodu|prostředí)
      než (vytisknete|budete tisknout|tento e-mail vytisk*); před vytištěním; nezakládá`,
    aboutSender: `mimo (organizaci|vaši|naši|společnost|firmu); zvenčí; z externí*; od externí*
      extern* (odesílatel*|zdroj*|adres*); vnějš* (zdroj*|odesílatel*); neznám* odesílatel*; podezřel*`,
    banners: `nedostáváte (často|obvykle); odesílatel (této|tohoto); někteří lidé kteří
      externí (e-mail|zpráva|odesílatel) (od|z|mimo); od … (nedostáváte|nedostáváš|nechodí)
      často nedostáváte`,
    bannerLabels: 'externí; externí (e-mail|email|zpráva|odesílatel)',
    bannerAdvice: `ne(klikejte|otevírejte|klikej|otvírejte); opatrn*; obezřetn*; proč je to důležité
      (znáte|poznáváte|neznáte) odesílatel*; podezřel*; phishing`,
    replyMarks: `odp; předáno; přijato; odmítnuto; nezávazně; předběžně; zrušeno; automatická odpověď
      mimo kancelář
      nepřítomnost; nedoručitelné; přečteno; odpověď; přeposláno`,
    abbreviations: `např; tzn; tj; mj; dr; ing; mgr; bc; prof; doc; mudr; judr; phdr; ul; nám; č; čp; tel; cca
      hod; sv
      ks; str; odst; písm; resp; popř; příp; max; min; vč`,
  },
  dates: {
    months: `leden|ledna|lednu; únor|února|únoru; březen|března|březnu; duben|dubna|dubnu; květen|května|květnu
      červen|června|červnu; červenec|července|červenci; srpen|srpna|srpnu; září; říjen|října|říjnu
      listopad|listopadu; prosinec|prosince|prosinci`,
    weekdays: `(pondělí|pondělka|pondělku)|~po; (úterý|úterka|úterku)|~út; (středa|středu|středy|středě)|~st
      (čtvrtek|čtvrtka|čtvrtku)|~čt; (pátek|pátku|pátkem)|~pá; (sobota|sobotu|soboty|sobotě)|~so
      (neděle|neděli)|~ne`,
    relative: 'dnes; dneska; zítra; zítřka; pozítří; (konec|konce|koncem|konci) dne',
    periods: `(příští|příštího|příštím|tento|tohoto|tomto) (týden|týdne|týdnu|měsíc|měsíce|měsíci)
      (konec|konce|koncem|konci|začátkem|začátku) (týdne|měsíce|roku|příštího týdne)`,
    dayParts: 'ráno; dopoledne; odpoledne; večer; v poledne',
    monthParts: 'konec; konce; koncem; konci; začátek; začátku; začátkem; polovině; poloviny',
    next: 'příští; tento; tuto; nejbližší',
    links: 'dne',
    dayMarks: 'dne',
    beforeDate: 'dne; do; od; po; před; ke; k; na; nejpozději; termín; datum',
    beforeHour: '~v; ~ve; ~od; ~do; ~kolem; ~okolo; ~před; ~po; ~na',
    hourUnits: '~hod; ~hodin; ~hodině; ~h',
    noon: 'poledne; poledni; půlnoc; půlnoci',
    ranges: 'do; až',
    falseFriends: '(hezk*|krásn*|pěkn*) (pon*|úte*|stř*|čtv*|pát*|sob*|ned*)',
  },
};
