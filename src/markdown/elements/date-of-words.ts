const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The machine’s form (`2024-10-22`, `2024-10`, `2024`) of a date in AP style as an English timeline has it: `Oct. 22, 2024`,
 * `October 2024`, `2024`. Undefined for everything else: a timeline may also say “Spring 2024”.
 */
export function dateOfWords(words: string): string | undefined {
  const text = words.trim().replace(/[.:]$/, '');
  if (/^\d{4}$/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const match = /^([A-Z][a-z]{2,8})\.?(?: (\d{1,2}),)? (\d{4})$/.exec(text);
  const [, name = '', day, year = ''] = match ?? [];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
  // There is no Feb. 30.
  return day === undefined || new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day) ? date : undefined;
}
