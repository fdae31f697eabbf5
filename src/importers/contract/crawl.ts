/** Which pages of a crawl are wanted. */
export interface CrawlOptions {
	/** The host of the site; else the one with the most pages. `www.` does not count. */
	readonly host?: string;
	/** What the paths of its pages begin with. */
	readonly path?: string;
	/** When they were captured, both included, as digits: `2014`, `201403`, `20140315`. */
	readonly from?: string;
	/** The last day, month or year, in the same form. */
	readonly to?: string;
}
