/** An address at which nothing stands any more, and how a host that can do so answers at it. */
export interface OldAddress {
	/** Path below the site's base, percent-encoded, beginning with `/`. It may have a query: `/?p=123`. */
	readonly from: string;
	/** The URL below the site's base to which it leads; undefined where what stood there is gone for good (410). */
	readonly to?: string;
	/** The file that records it, for messages. */
	readonly file?: string;
}
