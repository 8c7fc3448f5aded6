import type { Random } from './random.ts';

// Enough different words that a search index has something to do; none of it is about anything.

const nouns = `agreement airport alliance ambulance archive arena assembly audit award barrier battery bill border
bridge budget bureau cabinet campaign canal candidate carrier census chapel charter cinema clinic coalition coast
college colony committee company compromise concert conference contract convoy council courier court crop crossing
currency curriculum dam deadline debate decree defence delegation delivery deposit desert dispute district dock drought
economy election embassy engine estate evidence exchange exhibit factory farm festival ferry figure flood forecast
forest fund gallery garden gate glacier government grain grant harbor harvest highway hospital household hydrant
industry inquiry inspector insurance island journal judge jury kitchen laboratory ladder lake landlord launch league
lease ledger library licence lighthouse livestock loan machine mandate market mayor measure mediator memorial merger
mine ministry mission motion mountain museum network observatory office orchard order orchestra outpost panel
parliament party passenger patent path patrol pension petition pier pilot pipeline plaza plant port poster power
premium president price prison procedure proposal province publisher quarry quota radio railway ration record refinery
reform regulator release report reserve reservoir resident response revenue river roof route ruling runway sample
satellite school seaport season senate sensor service settlement shipment signal sports staff stadium station statute
storm strike studio subsidy summit supply survey tariff tax teacher tenant terminal theater threshold timber tower
trader treaty tribunal truck tunnel turbine union university vaccine valley vehicle venue verdict vessel village
vineyard volunteer vote warehouse warning waterway weather weekend wetland winter witness workshop yard`.split(/\s+/);

const adjectives =
  `ancient annual autumn bare bilateral broad bright brief central cheap civil coastal cold common costly
crowded daily damp dense dry early eastern empty external federal final former foreign formal fresh frozen further
gradual heavy high idle inland interim joint large late legal light local long lower main mild minor modest monthly
narrow national nearby new northern old open orderly partial plain public quiet rapid rare regional remote revised
rural separate sharp short silent slow small southern steady steep strict strong sudden temporary thin tough upper
urban vacant voluntary warm weekly western wide wooden young`.split(/\s+/);

const verbs = `accepted adjusted amended announced answered approved assessed backed balanced blocked built canceled
checked cleared closed combined compared completed confirmed considered counted covered declined defended delayed
delivered described doubled drafted ended entered examined expanded extended financed followed funded halted handed
increased inspected joined kept launched lifted limited listed lowered managed measured monitored moved named noted
offered opened ordered outlined paused planned postponed praised prepared presented printed proposed published
questioned raised reached rebuilt received recorded reduced rejected repaired replaced reported requested restored
returned reviewed revised scrapped settled shared signed sold studied suspended tested tracked traded updated
weighed welcomed widened withdrew`.split(/\s+/);

/** Where filler happens: a dateline, and the name that the text uses. */
export const places = [
  ['SEOUL, South Korea', 'Seoul'],
  ['TOKYO', 'Tokyo'],
  ['TAIPEI, Taiwan', 'Taipei'],
  ['HANOI, Vietnam', 'Hanoi'],
  ['PHNOM PENH, Cambodia', 'Phnom Penh'],
  ['BANGKOK', 'Bangkok'],
  ['VIENTIANE, Laos', 'Vientiane'],
  ['JAKARTA, Indonesia', 'Jakarta'],
  ['MANILA, Philippines', 'Manila'],
  ['DHAKA, Bangladesh', 'Dhaka'],
  ['KATHMANDU, Nepal', 'Kathmandu'],
  ['ULAANBAATAR, Mongolia', 'Ulaanbaatar'],
  ['ALMATY, Kazakhstan', 'Almaty'],
  ['KYIV, Ukraine', 'Kyiv'],
  ['WARSAW, Poland', 'Warsaw'],
  ['GENEVA', 'Geneva'],
  ['NAIROBI, Kenya', 'Nairobi'],
  ['CAIRO', 'Cairo'],
  ['LIMA, Peru', 'Lima'],
  ['WASHINGTON', 'Washington'],
] as const;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** What stands in braces in a pattern, and how it is filled. */
const slots = {
  thing: (random) => `${random.pick(adjectives)} ${random.pick(nouns)}`,
  noun: (random) => random.pick(nouns),
  adjective: (random) => random.pick(adjectives),
  verb: (random) => random.pick(verbs),
  place: (random) => random.pick(places)[1],
  weekday: (random) => random.pick(weekdays),
  half: (random) => random.pick(['a.m.', 'p.m.']),
  hour: (random) => String(random.between(1, 12)),
  minute: (random) => String(random.between(10, 59)),
  digit: (random) => String(random.between(0, 9)),
  few: (random) => String(random.between(3, 40)),
  many: (random) => String(random.between(41, 980)),
} satisfies Readonly<Record<string, (random: Random) => string>>;

// Times, ratios, straight quotes and hyphens are there on purpose: a Markdown pipeline has to look at each.
const sentencePatterns = [
  'The {thing} {verb} the {thing} in {place} on {weekday}.',
  'Officials in {place} {verb} the {thing} and {verb} the {noun}.',
  "“The {noun} is {adjective}, and the {noun} isn't,” officials in {place} said.",
  'About {many} of the {thing} reports were {verb} by the {noun} office.',
  'At {hour}:{minute} {half} the {noun} {verb} its {thing}, according to the {noun} {noun}.',
  'Spending on the {noun} rose {few}.{digit}% to ${many} million, while the {thing} {verb} nothing.',
  'Neither the {thing} nor the {noun} {verb} the {noun} - the {thing} by any account.',
  'The vote was {many}-{few} in favor of the {thing}, which the {noun} {verb} before the {noun}.',
] as const;

const phrasePatterns = ['{thing} {verb} in {place}', '{noun} {verb} after {thing}', 'what the {thing} {verb}'] as const;

function isSlot(name: string): name is keyof typeof slots {
  return Object.hasOwn(slots, name);
}

function fill(random: Random, pattern: string): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (slot, name: string) => (isSlot(name) ? slots[name](random) : slot));
  return capitalised(filled);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One plain sentence, without markup. */
export function sentence(random: Random): string {
  return fill(random, random.pick(sentencePatterns));
}

/** A few words without a full stop: for a headline or a subhead. */
export function phrase(random: Random): string {
  return fill(random, random.pick(phrasePatterns));
}

/** What the body of an article may point at or carry. */
export interface BodyIngredients {
  /** Ids of articles that in-text links may go to. */
  readonly linkable: readonly string[];
  /** Puts the related box in the middle of the text. */
  readonly relatedBox: boolean;
}

function inline(random: Random, { linkable }: BodyIngredients): string {
  const words = slots.thing(random);
  const kind = random.weighted({ emphasis: 4, strong: 2, outside: 4, inside: linkable.length > 0 ? 4 : 0 });
  return {
    emphasis: () => `the *${words}*`,
    strong: () => `the **${words}**`,
    outside: () => `the [${words}](https://example.org/${words.replace(' ', '/')})`,
    inside: () => `the [${words}](/${random.pick(linkable)}/)`,
  }[kind]();
}

function paragraph(random: Random, ingredients: BodyIngredients): string {
  const markedSentence = (): string =>
    `${capitalised(inline(random, ingredients))} ${random.pick(verbs)} ${inline(random, ingredients)}.`;
  return Array.from({ length: random.between(2, 4) }, () =>
    random.chance(0.12) ? markedSentence() : sentence(random),
  ).join(' ');
}

function list(random: Random): string {
  const isOrdered = random.chance(0.3);
  const marker = (index: number): string => (isOrdered ? `${index + 1}.` : '-');
  return Array.from({ length: random.between(3, 6) }, (_, index) => `${marker(index)} ${sentence(random)}`).join('\n');
}

function quotation(random: Random): string {
  return `> ${sentence(random)}\n>\n> ${sentence(random)}`;
}

function table(random: Random): string {
  const row = (): string => fill(random, '| {noun} | {many} | {few}% | {adjective} |');
  return [
    '| Item | Count | Share | Remark |',
    '| --- | ---: | ---: | --- |',
    ...Array.from({ length: random.between(3, 8) }, row),
  ].join('\n');
}

function footnote(random: Random): string {
  return `${sentence(random)}[^1] ${sentence(random)}\n\n[^1]: ${sentence(random)}`;
}

function struck(random: Random): string {
  return `~~${sentence(random)}~~ ${sentence(random)}`;
}

/** Says in the language of the text that the text is not news. First sentence of every generated body. */
const disclaimers = {
  en: 'This is filler text, generated for measurement; it reports nothing.',
  ko: '이 글은 측정을 위해 자동으로 생성된 채움 글이며 아무 소식도 전하지 않습니다.',
  ar: 'هذا نص حشو مولَّد آليًا لأغراض القياس ولا ينقل أي خبر.',
} as const;

/** A language that the generator writes. */
export type FillerLanguage = keyof typeof disclaimers;

const foreignSentences: Readonly<Record<Exclude<FillerLanguage, 'en'>, readonly string[]>> = {
  ko: [
    '다리 공사는 월요일에 다시 시작되었습니다.',
    '위원회는 예산안을 검토한 뒤 결정을 미루었습니다.',
    '항구의 새 창고는 지난해보다 조금 넓습니다.',
    '날씨가 맑아 배는 제시간에 출발했습니다.',
    '도서관은 저녁 9시까지 문을 엽니다.',
    '주민들은 새 버스 노선을 기다리고 있습니다.',
  ],
  ar: [
    'استؤنف العمل في الجسر يوم الاثنين.',
    'راجعت اللجنة الميزانية ثم أجلت القرار.',
    'المستودع الجديد في الميناء أوسع قليلا من السابق.',
    'كان الطقس صافيا وغادرت السفينة في موعدها.',
    'تفتح المكتبة أبوابها حتى التاسعة مساء.',
    'ينتظر السكان خط الحافلات الجديد.',
  ],
};

/** A headline's words in another language than English. */
export function foreignPhrase(lang: Exclude<FillerLanguage, 'en'>): string {
  return { ko: '측정용 채움 글', ar: 'نص حشو للقياس' }[lang];
}

/** One plain sentence in another language than English. */
export function foreignSentence(random: Random, lang: Exclude<FillerLanguage, 'en'>): string {
  return random.pick(foreignSentences[lang]);
}

/** Six short paragraphs in another language than English. */
export function foreignBody(random: Random, lang: Exclude<FillerLanguage, 'en'>): string {
  const paragraphs = Array.from({ length: 5 }, () => random.sample(foreignSentences[lang], 3).join(' '));
  return [disclaimers[lang], ...paragraphs].join('\n\n');
}

/** Characters in a body, on average: that of the wire copy that the site exists for. */
const averageLength = 4400;

/** An English body in the project's Markdown: its last block is a paragraph. */
export function englishBody(random: Random, ingredients: BodyIngredients): string {
  const extras = [
    ...(random.chance(1 / 8) ? [table(random)] : []),
    ...(random.chance(1 / 30) ? [footnote(random)] : []),
    ...(random.chance(1 / 20) ? [struck(random)] : []),
    ...(ingredients.relatedBox ? ['::related'] : []),
  ];
  const blocks = [`${disclaimers.en} ${paragraph(random, ingredients)}`];
  const ending = paragraph(random, ingredients);
  let length = [...blocks, ...extras, ending].join('\n\n').length;
  // Blocks are whole, so a body ends up about half a block longer than its target.
  const target = averageLength * (0.3 + 0.7 * (random.fraction() + random.fraction())) - 120;
  for (let sinceSubhead = 1; length < target; sinceSubhead += 1) {
    if (sinceSubhead > 3 && random.chance(0.45)) {
      const subhead = `## ${phrase(random)}`;
      blocks.push(subhead);
      length += subhead.length;
      sinceSubhead = 0;
    }
    const kind = random.weighted({ paragraph: 84, list: 8, quotation: 8 });
    const block = { paragraph: () => paragraph(random, ingredients), list, quotation }[kind](random);
    blocks.push(block);
    length += block.length + 2;
    // Extras stand in the middle of the text, each after a block of its own.
    const extra = length > target / 2 ? extras.shift() : undefined;
    if (extra !== undefined) blocks.push(extra);
  }
  return [...blocks, ...extras, ending].join('\n\n');
}
