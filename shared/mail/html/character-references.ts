import { TextDecoder } from 'node:util';

/** Each name with its character behind it: those of HTML 4, and of HTML 5 those that mail uses. */
const NAMED = `
  acute´ acyа AcyА AEligÆ aeligæ alefsymℵ AlphaΑ alphaα amp& and∧ ang∠ apos' ast* asymp≈ bcyб BcyБ bdquo„
  betaβ BetaΒ brvbar¦ bsol\\ bull• cap∩ cedil¸ cent¢ CHcyЧ chcyч check✓ checkmark✓ chiχ ChiΧ circˆ clubs♣
  colon: comma, commat@ cong≅ copy© crarr↵ cross✗ cup∪ curren¤ dagger† Dagger‡ dArr⇓ darr↓ dash‐ dcyд DcyД
  deg° DeltaΔ deltaδ diams♦ divide÷ DJcyЂ djcyђ dollar$ DScyЅ dscyѕ dstrokđ DstrokĐ DZcyЏ dzcyџ ecyэ EcyЭ
  empty∅ emsp\u2003 emsp13\u2004 emsp14\u2005 engŋ ENGŊ ensp\u2002 EpsilonΕ epsilonε equals= equiv≡ etaη
  EtaΗ ETHÐ ethð euro€ excl! exist∃ FcyФ fcyф female♀ fnofƒ forall∀ frac12½ frac14¼ frac34¾ frasl⁄ gammaγ
  GammaΓ GcyГ gcyг ge≥ GJcyЃ gjcyѓ gt> hairsp\u200a HARDcyЪ hardcyъ harr↔ hArr⇔ hearts♥ hellip… horbar―
  hstrokħ HstrokĦ hyphen‐ icyи IcyИ IEcyЕ iecyе iexcl¡ imageℑ imathı infin∞ inodotı int∫ IOcyЁ iocyё IotaΙ
  iotaι iquest¿ isin∈ iukcyі IukcyІ JcyЙ jcyй JsercyЈ jsercyј JukcyЄ jukcyє KappaΚ kappaκ kcyк KcyК khcyх
  KHcyХ kjcyќ KJcyЌ lambdaλ LambdaΛ lang⟨ laquo« lArr⇐ larr← lbrace{ lbrack[ lceil⌈ lcub{ LcyЛ lcyл ldquo“
  le≤ leftarrow← lfloor⌊ LJcyЉ ljcyљ lowast∗ lowbar_ loz◊ lpar( lrm\u200e lsaquo‹ lsqb[ lsquo‘ LstrokŁ
  lstrokł lt< macr¯ male♂ mcyм McyМ mdash— microµ middot· minus− mldr… muμ MuΜ nabla∇ nbsp\u00a0 NcyН ncyн
  ndash– ne≠ NewLine\u000a ni∋ NJcyЊ njcyњ NoBreak\u2060 not¬ notin∉ nsub⊄ NuΝ nuν num# numero№
  numsp\u2007 ocyо OcyО oeligœ OEligŒ oline‾ OmegaΩ omegaω OmicronΟ omicronο oplus⊕ or∨ ordfª ordmº
  OslashØ oslashø otimes⊗ para¶ part∂ pcyп PcyП percnt% period. permil‰ perp⊥ phiφ PhiΦ phone☎ piπ PiΠ
  pivϖ plus+ plusmn± pound£ Prime″ prime′ prod∏ prop∝ PsiΨ psiψ puncsp\u2008 quest? quot" radic√ rang⟩
  raquo» rarr→ rArr⇒ rbrace} rbrack] rceil⌉ rcub} rcyр RcyР rdquo” realℜ reg® rfloor⌋ rhoρ RhoΡ
  rightarrow→ rlm\u200f rpar) rsaquo› rsqb] rsquo’ sbquo‚ scyс ScyС sdot⋅ sect§ semi; SHCHcyЩ shchcyщ
  shcyш SHcyШ shy\u00ad SigmaΣ sigmaσ sigmafς sim∼ softcyь SOFTcyЬ sol/ spades♠ star☆ starf★ sub⊂ sube⊆
  sum∑ sup⊃ sup1¹ sup2² sup3³ supe⊇ szligß Tab\u0009 TauΤ tauτ TcyТ tcyт there4∴ ThetaΘ thetaθ thetasymϑ
  thinsp\u2009 THORNÞ thornþ tilde˜ times× trade™ tscyц TScyЦ tshcyћ TSHcyЋ uarr↑ uArr⇑ ubrcyў UbrcyЎ UcyУ
  ucyу uml¨ upsihϒ UpsilonΥ upsilonυ vcyв VcyВ verbar| vert| weierp℘ xiξ XiΞ YAcyЯ yacyя ycyы YcyЫ yen¥
  YIcyЇ yicyї yucyю YUcyЮ zcyз ZcyЗ ZeroWidthSpace\u200b ZetaΖ zetaζ ZHcyЖ zhcyж zwj\u200d zwnj\u200c
`;
/** Names of a letter and its mark: `uuml`, `scaron`. */
const MARKS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  caron: '\u030c',
  cedil: '\u0327',
  ring: '\u030a',
  ogon: '\u0328',
  breve: '\u0306',
  dblac: '\u030b',
  macr: '\u0304',
  dot: '\u0307',
};
const ENTITY = /&(?:#(\d{1,8}|x[\da-f]{1,7});?|([a-z][a-z\d]{1,30})(;?))/gi;
const MARKED = /^([a-z])([a-z]{3,5})$/i;
/** Names of HTML 2 and 3, which need no semicolon: Latin-1 and signs of markup. */
const UNCLOSED =
  /^(?:amp|lt|gt|quot|nbsp|copy|reg|szlig|(?:ae|a|o)lig|[aeiouy]uml|[aeiouyc](?:acute|grave|circ|cedil)|[ano]tilde|aring|oslash)$/i;

const windows1252 = new TextDecoder('windows-1252');
let named: Map<string, string> | undefined;

function readNamed(): Map<string, string> {
  const pairs = NAMED.trim().split(/[ \n]+/);
  return new Map(pairs.map((pair) => [pair.slice(0, -1), pair.slice(-1)]));
}

function decodeName(name: string): string | undefined {
  named ??= readNamed();
  const known = named.get(name) ?? (/^[A-Z]+$/.test(name) ? named.get(name.toLowerCase()) : undefined);
  if (known !== undefined) return known;
  const [, letter = '', mark = ''] = MARKED.exec(name) ?? [];
  const combining = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return combining === undefined ? undefined : (letter + combining).normalize('NFC');
}

/** The character of a number; those of C1 are windows-1252's, as browsers read them. */
function decodeNumber(written: string): string {
  const code = /^x/i.test(written) ? Number.parseInt(written.slice(1), 16) : Number(written);
  if (code >= 0x80 && code < 0xa0) return windows1252.decode(Uint8Array.of(code));
  const isCharacter = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** The text with HTML's character references decoded; what is none stays. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, number?: string, name = '', end = '') => {
    if (number !== undefined) return decodeNumber(number);
    const character = end === ';' || UNCLOSED.test(name) ? decodeName(name) : undefined;
    return character ?? whole;
  });
}
