/** News agencies by the names under which they stand in copy. */
const agencies = [
  'Reuters',
  'Thomson Reuters',
  'AP',
  'The Associated Press',
  'Associated Press',
  'AFP',
  'Agence France-Presse',
  'Agence France Presse',
  'Xinhua',
  'Yonhap',
  'Yonhap News Agency',
  'Kyodo',
  'Kyodo News',
  'Jiji Press',
  'RFA',
  'Radio Free Asia',
  'VOA',
  'Voice of America',
  'BBC',
  'BBC News',
  'BBC Monitoring',
  'dpa',
  'EFE',
  'TASS',
  'Interfax',
  'ANSA',
  'UPI',
  'PTI',
  'ANI',
  'IANS',
  'KCNA',
  'Bloomberg',
  'Bloomberg News',
  'Anadolu',
  'Anadolu Agency',
  'AA',
  'CNA',
  'NHK',
  'Ukrinform',
  'Suspilne',
  '연합뉴스',
  '뉴시스',
  '뉴스1',
  '로이터',
  '新华社',
  '中新社',
  '中央社',
  '路透社',
  '法新社',
  '美联社',
  '共同社',
  'رويترز',
  'أ ف ب',
  'د ب أ',
  'أ ب',
  'وكالات',
  'شينخوا',
  'الأناضول',
] as const;

const known: ReadonlySet<string> = new Set(agencies.map((name) => name.toLowerCase()));

/** Whether a name is an agency’s, or that of one of its services: `RFA Korean`. */
export function isAgency(name: string): boolean {
  const letters = name.trim().replace(/\s+/g, ' ').toLowerCase();
  if (known.has(letters)) return true;
  return /^(?:rfa|voa|bbc) \p{L}+$/u.test(letters);
}

/** Words for those who write without being named. */
export function isUnnamedStaff(name: string): boolean {
  return /^(?:(?:our |the )?(?:staff|newsroom|news desk|wires?|wire (?:services|reports)|agencies|correspondents?|reporters?|writers?|editors?)(?: (?:and|&) .+)?|(?:associated press|ap|afp|reuters) (?:staff|writers?)|staff (?:writers?|reporters?|correspondents?)(?: .+)?)$/i.test(
    name.trim(),
  );
}
