import {
  describeCount,
  indexFailed,
  indexMissing,
  nothingFound,
  nothingFoundHere,
  searching,
} from './search-phrases.ts';
import {
  asksForStories,
  noRequest,
  readSearchRequest,
  writeSearchRequest,
  type SearchRequest,
} from './search-request.ts';
import { toSearchResult } from './search-result.ts';
import { findStories, loadIndex, type Hit } from './story-index.ts';
import { toResultElement } from './result-element.ts';

/** Milliseconds without a key after which what is typed is looked for. */
const pause = 250;

/** Milliseconds after which a search is said to go on. */
const patience = 400;

/** Stories that are shown at once. */
const portion = 10;

/**
 * Lets readers search in the page of `SearchLayout.astro`. The address always tells what is shown. A search that a reader
 * has come to rest on (by Enter, by a choice, by leaving the field) stays in the browser’s history; what is typed on the
 * way to the next one does not.
 *
 * @param built false while an editor works, when there is no index
 */
export function runSearchPage(built: boolean): void {
  const page = find('.search-page', HTMLElement);
  const form = find('form', HTMLFormElement);
  const field = find('input[name=q]', HTMLInputElement);
  const status = find('.status', HTMLElement);
  const advice = find('.advice', HTMLElement);
  const list = find('.results', HTMLUListElement);
  const more = find('.more', HTMLButtonElement);
  const clear = find('.clear', HTMLButtonElement);
  const choices = [...form.querySelectorAll('select')];
  const topicNames = new Map(
    [...find('select[name=topic]', HTMLSelectElement).options].map(({ value, text }) => [value, text]),
  );
  // The form leads to its own page, one folder below the front.
  const base = new URL('..', form.action).pathname.slice(0, -1);
  const lang = document.documentElement.lang;
  const title = document.title;

  let shown: SearchRequest = noRequest;
  let settled = true;
  /** Whether what is asked for could not be loaded: it may be asked for again. */
  let failed = false;
  let timer = 0;
  /** The number of the latest search: an answer to an earlier one comes too late. */
  let latest = 0;
  let waiting: readonly Hit[] = [];
  let addsMore = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(true);
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      ask(false);
    }, pause);
  });
  form.addEventListener('change', () => {
    ask(true);
  });
  form.addEventListener(
    'focusin',
    () => {
      if (built) void loadIndex(base).catch(() => undefined);
    },
    { once: true },
  );
  more.addEventListener('click', () => {
    void showMore();
  });
  clear.addEventListener('click', () => {
    for (const choice of choices) if (choice.name !== 'sort') choice.value = '';
    ask(true);
    field.focus();
  });
  window.addEventListener('popstate', showAddress);
  showAddress();

  /** Shows what the address asks for, and the same in the form. */
  function showAddress(): void {
    clearTimeout(timer);
    const asked = readSearchRequest(location.search);
    field.value = asked.query;
    for (const choice of choices) {
      const value = choice.name === 'sort' ? asked.order : asked.filters[choice.name as keyof typeof asked.filters];
      choice.value = value ?? '';
      // What is not in the list: a topic that is gone.
      if (choice.selectedIndex === -1) choice.selectedIndex = 0;
    }
    settled = true;
    void show(readForm());
  }

  /** The fields have the names of the address. */
  function readForm(): SearchRequest {
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') parameters.set(name, value);
    return readSearchRequest(parameters.toString());
  }

  function ask(settles: boolean): void {
    clearTimeout(timer);
    const request = readForm();
    const address = location.pathname + writeSearchRequest(request);
    const isNew = address !== location.pathname + writeSearchRequest(shown);
    if (isNew && settled) history.pushState(null, '', address);
    else if (isNew) history.replaceState(null, '', address);
    if (isNew || failed) void show(request);
    settled = settles;
  }

  async function show(request: SearchRequest): Promise<void> {
    shown = request;
    failed = false;
    document.title = request.query === '' ? title : `${request.query} – ${title}`;
    const own = (latest += 1);
    const asks = asksForStories(request);
    page.classList.toggle('asked', asks);
    if (!asks) {
      waiting = [];
      say('');
      print([], false);
      return;
    }
    if (!built) {
      print([], false);
      say(indexMissing);
      return;
    }
    const slow = window.setTimeout(() => {
      if (own === latest) say(searching);
    }, patience);
    try {
      const hits = await findStories(request, base);
      if (own !== latest) return;
      waiting = hits;
      const first = await nextResults();
      if (own !== latest) return;
      print(first, false);
      const filtered = Object.keys(request.filters).length > 0;
      const none = filtered ? nothingFoundHere : nothingFound;
      say(describeCount(hits.length, request), hits.length === 0 ? none : '', hits.length === 0 && filtered);
    } catch {
      if (own !== latest) return;
      waiting = [];
      failed = true;
      print([], false);
      say(indexFailed);
    } finally {
      clearTimeout(slow);
    }
  }

  async function showMore(): Promise<void> {
    if (addsMore) return;
    addsMore = true;
    const own = latest;
    const before = waiting;
    try {
      const results = await nextResults();
      if (own !== latest) return;
      print(results, true);
      results[0]?.querySelector<HTMLElement>('h2 a')?.focus();
    } catch {
      if (own !== latest) return;
      waiting = before;
      say(indexFailed);
    } finally {
      addsMore = false;
    }
  }

  async function nextResults(): Promise<readonly HTMLLIElement[]> {
    const hits = waiting.slice(0, portion);
    waiting = waiting.slice(portion);
    const stories = await Promise.all(hits.map(({ data }) => data()));
    return stories.map((story) => toResultElement(toSearchResult(story, topicNames, lang), base));
  }

  function print(results: readonly HTMLLIElement[], adds: boolean): void {
    if (adds) list.append(...results);
    else list.replaceChildren(...results);
    page.classList.toggle('without', list.children.length === 0);
    more.hidden = waiting.length === 0;
    more.textContent = `Show ${Math.min(portion, waiting.length)} more of ${list.children.length + waiting.length}`;
  }

  function say(text: string, hint = '', clears = false): void {
    if (status.textContent !== text) status.textContent = text;
    advice.textContent = hint;
    clear.hidden = !clears;
  }
}

function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The search page has no ${selector}.`);
  return found;
}
