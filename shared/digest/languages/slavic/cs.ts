import type { Language } from '../language.ts';

/** Czech. */
export const cs: Language = {
  code: 'cs',
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
    requests: `
      prosím; prosíme; poprosím; prosil* bych; (můžeš|můžete|mohl*|nemohl*) (mi|nám|by|bys|byste|prosím|se)
      (mohl*|nemohl*) (by|bys|byste); (dej|dejte) (mi|nám)? vědět
      (pošli|pošlete|zašli|zašlete|potvrď|potvrďte|odepiš|odepište|odpověz|odpovězte|zavolej|zavolejte|zkontroluj|zkontrolujte|podepiš|podepište|schval|schvalte|vyplň|vyplňte|vrať|vraťte|zaplať|zaplaťte|uhraďte|připrav|připravte|ozvi se|ozvěte se|sdělte|doplňte|podívej se|podívejte se|pomoz|pomozte|přineste|řekni|řekněte|vyberte)
      (žádám|žádáme) (vás|tě|o|tímto)
      (potřebuji|potřebujeme|potřebuju) (od|vaše|tvé|vaši|tvůj|váš|tvou|abys|abyste)
      (čekám|čekáme|očekávám|očekáváme) (na)? (vaši|tvou|vaše|tvé|váš|odpověď|potvrzení)
      (těším|těšíme) se na (vaši|tvou|vaše) (odpověď|vyjádření|potvrzení)
      (byl*|budu|budeme) (bych|bychom)? (rád*|vděčn*|vděčen) …(kdybys*|kdyby|pokud); nezapomeň*; s prosbou o
      bylo by (fajn|dobré|skvělé|super) kdyby; (nutná|požadována) (odpověď|akce)`,
    imperatives: '',
    deadlineVerbs: '',
    courtesies: `
      (prosím|prosíme)? ne(váhej|váhejte|odpovídej|odpovídejte)
      (prosím|prosíme) (omluvte|promiňte|neodpovídejte|neváhejte|o strpení|o pochopení|ignorujte|vezměte na vědomí|zvažte)
      prosíme vás o strpení; jak se (máš|máte|daří|vám daří|ti daří)
      (máš|máte) (nějaké|další)? (otázky|dotazy); (dotazy|otázky); potřebuje* pomoc
      (dej|dejte) (mi|nám)? vědět (pokud|kdyby|když) …(otázky|dotazy|pomoc*|potřeb*)`,
    pleasantries: `
      (doufám|doufáme|věřím) že … (dobře|pořádku|hezký|víkend|skvěle|fajn|zdrav*)
      jak se (máš|máte|daří|vám daří|ti daří)
      (mockrát|moc|velmi)? (děkuji|děkuju|děkujeme|díky) (mockrát|moc)? za (vaši|tvou|váš|tvůj|zprávu|mail|e-mail|email|odpověď|rychl*|zájem|trpělivost|informac*|zaslání) …
      (hezký|pěkný|krásný) (den|víkend|týden)`,
    boilerplate: `
      (v případě|máte-li|pokud|budete-li|kdybyste|pro) (máte|jakékoli*|dalš*|jakýchkoli*|více|případných)? …(dotaz*|otáz*|informac*) …
      neváhej* …; (jsem|jsme|zůstávám*) (vám|ti)? (plně)? k dispozici; odhlásit se; (odhlásit|zrušit) odběr
      odesláno z; (zásady ochrany|ochrana osobních údajů); sledujte nás`,
    thisMail: `(tento|tato|tuto|toto|tohoto|této) (e-mail|e-mailu|email|mail|zpráva|zprávu|zprávy|zprávě|adresu|newsletter)`,
    aboutMail: 'automatick*; neodpovíd*; prohlížeči; online; protože; nechcete; nepřejete; dostáváte',
    aboutLaw: `
      důvěrn*; určen*; adresát*; příjemc*; omylem; zakázán*; nepovolen*; neoprávněn*; příloh*; smažte
      vymažte; odstraňte; odpovědnost`,
    disclaimers: `
      nejste (jejím|jeho|zamýšlen*|oprávněn*|určen*)? …(adresát*|příjemc*)
      (myslete|šetřete|chraňte) (na|prosím)? (životní|přírodu|prostředí)
      než (vytisknete|budete tisknout|tento e-mail vytisk*); před vytištěním; nezakládá`,
    aboutSender: `
      mimo (organizaci|vaši|naši|společnost|firmu); zvenčí; z externí*; od externí*
      extern* (odesílatel*|zdroj*|adres*); vnějš* (zdroj*|odesílatel*); neznám* odesílatel*; podezřel*`,
    banners: `
      (nedostáváte|nedostáváš|neobdržíte) (často|obvykle)? …; e-mail* od …(nedostáváte|nedostáváš)
      odesílatel (této|tohoto); někteří lidé kteří; externí (e-mail|zpráva|odesílatel) (od|z|mimo)`,
    bannerLabels: `
      externí; externí (e-mail|email|zpráva|odesílatel|mail)
      (upozornění|pozor|varování) externí (e-mail|email|zpráva|odesílatel)`,
    bannerAdvice: `
      ne(klikejte|otevírejte|klikej|otvírejte); na odkazy; opatrn*; obezřetn*; proč je to důležité
      (znáte|poznáváte) odesílatel*; odesílatele; podezřel*; phishing; obsah je bezpečný`,
    placeholders: `
      prohlížeči; (webová|online|textová) verze; nezobraz*; nepodporuje; pro zobrazení; chcete-li zobrazit
      problémy se zobrazením`,
    replyMarks: `
      odp; předáno; přijato; odmítnuto; nezávazně; předběžně; zrušeno; automatická odpověď; mimo kancelář
      nepřítomnost; nedoručitelné; přečteno; odpověď; přeposláno`,
    abbreviations: `
      např; tzn; tj; mj; dr; ing; mgr; bc; prof; doc; mudr; judr; phdr; ul; nám; č; čp; tel; cca; hod; sv
      ks; str; odst; písm; resp; popř; příp; max; min; vč`,
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
