import type { RuleName, RuleSetting } from './editorial-rules.ts';
import type { Instant } from './instant.ts';
import type { OptionalOutput } from './optional-outputs.ts';

/** Statements of policy that a news organization may publish, each on a standing page. https://schema.org/NewsMediaOrganization */
export const policyKinds = [
  'principles',
  'corrections',
  'ethics',
  'diversity',
  'factChecking',
  'feedback',
  'masthead',
  'mission',
  'noBylines',
  'ownership',
  'unnamedSources',
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Whether programs may read the site to train or answer from it. */
export const crawlerAnswers = ['allow', 'refuse'] as const;
export type CrawlerAnswer = (typeof crawlerAnswers)[number];

/** Where a site can be published. `nginx`: a server of one’s own. */
export const hosts = ['nginx', 'netlify', 'cloudflare'] as const;
export type Host = (typeof hosts)[number];

/**
 * How pages name each other and what they load. `rooted`: by the path on their host. `relative`: from page to page, so that
 * the whole site works under any path of any host, and from a disk.
 */
export const linkStyles = ['rooted', 'relative'] as const;
export type LinkStyle = (typeof linkStyles)[number];

/**
 * Whether readers see the versions of a story. `full`: all, and no build without them. `if-complete`: where the repository
 * was cloned without its older commits, pages say so and the build goes on. `none`: not at all.
 */
export const historyChoices = ['full', 'if-complete', 'none'] as const;
export type HistoryChoice = (typeof historyChoices)[number];

/** Where the editors’ form in the browser keeps what is written with it. */
export const adminBackends = ['local', 'github', 'gitlab'] as const;

/** The editors’ form at `/admin/`. */
export interface Admin {
  /** `local`: the project’s folder on the editor’s own machine, without an account. */
  readonly backend: (typeof adminBackends)[number];
  /** `owner/name` on the host; there is one unless the backend is `local`. */
  readonly repo?: string;
  readonly branch?: string;
  /** A service of one’s own by which editors sign in; without it they use an access token. */
  readonly signIn?: string;
}

/** The publication: what `content/site.yaml` says about it. */
export interface Site {
  readonly name: string;
  readonly tagline: string;
  /** One sentence for search engines and the front page's description. */
  readonly description: string;
  /** Address of the front without a slash at its end: `https://news.example`, `https://example.org/news`. */
  readonly url: string;
  /** Absent: `rooted`. */
  readonly links?: LinkStyle;
  /** BCP 47. */
  readonly lang: string;
  /** IANA name: `America/New_York`. Days and printed dates are in this zone. */
  readonly timeZone: string;
  /** How the zone is printed behind a time: `E.T.` */
  readonly timeZoneLabel: string;
  /** Topic ids of the navigation bar, in order. */
  readonly navigation: readonly string[];
  /** Ids of the standing pages that the footer links to, in order. */
  readonly footer: readonly string[];
  /** Where the public can see how a file in `content/` changed: the repository's page on its host. */
  readonly repository?: string;
  /** Absent: `full`. */
  readonly history?: HistoryChoice;
  /** Whether readers who come back are told on their device of corrections since. Absent: no. */
  readonly changedSinceRead?: boolean;
  readonly listing: {
    /** Stories on one numbered page of a listing. Changing it renumbers every archive page. */
    readonly perPage: number;
  };
  readonly feeds: {
    /** Newest stories that a feed holds. */
    readonly items: number;
    /** Address of the WebSub hub that is told of new stories. https://www.w3.org/TR/websub/ */
    readonly hub?: string;
  };
  /** Absent: the build writes what all of them understand, and nothing is compressed. */
  readonly host?: Host;
  /** True for what the site is published without; see `publishes`. */
  readonly leaveOut: Readonly<Partial<Record<OptionalOutput, boolean>>>;
  /** Ids of the standing pages that state the publication’s policies. */
  readonly policies: Readonly<Partial<Record<PolicyKind, string>>>;
  /** Mail address of the newsroom. */
  readonly email?: string;
  /** The publication’s accounts elsewhere. */
  readonly accounts: readonly string[];
  /** On what terms others may use the stories. */
  readonly license?: { readonly name: string; readonly url: string };
  /** Who holds the rights, where it is not the publication under its own name. */
  readonly copyright?: string;
  /** Absent: the site is published without the form. */
  readonly admin?: Admin;
  /** Absent: nothing is said. */
  readonly aiCrawlers?: CrawlerAnswer;
  /** What `security.txt` says. https://www.rfc-editor.org/rfc/rfc9116 */
  readonly security?: {
    /** `mailto:` or `https:` address. */
    readonly contact: string;
    /** From then on the file is not to be relied upon. */
    readonly expires: Instant;
    readonly policy?: string;
  };
  /** How editorial rules differ from what they are by themselves. */
  readonly checks: Readonly<Partial<Record<RuleName, RuleSetting>>>;
  /** What `trust.txt` says of ties to others, as web addresses. https://journallist.net/reference-document-for-trust-txt-specifications */
  readonly trust: {
    readonly memberOf: readonly string[];
    readonly control: readonly string[];
    readonly controlledBy?: string;
  };
}
