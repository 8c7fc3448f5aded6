const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML and XML, attributes too. */
export const escape = (text) => String(text).replace(/[&<>"]/g, (character) => entities[character]);

/** JSON that can stand in a script element. */
export const scriptJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** “A, B and C”. */
export const enumerate = (items) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const direction = (lang) => (lang === 'ar' ? 'rtl' : 'ltr');

const shortMonths = 'Jan.,Feb.,March,April,May,June,July,Aug.,Sept.,Oct.,Nov.,Dec.'.split(',');
const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
const weekdays = 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(',');

// Times in front matter are the newsroom's local times with their offset, so their text says all that is printed.
const partsOf = (time) => time.split(/[-/T:]/, 5).map(Number);

export function printDay(time) {
  const [year, month, day] = partsOf(time);
  return `${shortMonths[month - 1]} ${day}, ${year}`;
}

export function printWeekday(time) {
  const [year, month, day] = partsOf(time);
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
}

export const monthName = (month) => months[Number(month) - 1];

export function printTime(time, site) {
  const [, , , hour, minute] = partsOf(time);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${printDay(time)} ${hour % 12 || 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'} ${site.timeZoneLabel}`;
}

/** As RSS wants it: `Tue, 22 Oct 2024 18:52:00 -0400`. */
export function rssTime(time) {
  const [year, month, day] = partsOf(time);
  const date = `${String(day).padStart(2, '0')} ${months[month - 1].slice(0, 3)} ${year}`;
  return `${printWeekday(time).slice(0, 3)}, ${date} ${time.slice(11, 19)} ${time.slice(19).replace(':', '')}`;
}
