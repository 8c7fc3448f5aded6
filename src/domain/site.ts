/** The publication: what `content/site.yaml` says about it. */
export interface Site {
  readonly name: string;
  readonly tagline: string;
  /** One sentence for search engines and the front page's description. */
  readonly description: string;
  /** Origin without a trailing slash: `https://news.example`. */
  readonly url: string;
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
  readonly listing: {
    /** Stories on one numbered page of a listing. Changing it renumbers every archive page. */
    readonly perPage: number;
  };
  readonly feeds: {
    /** Newest stories that a feed holds. */
    readonly items: number;
  };
}
