/** Schemes of addresses that a reader may follow: each opens a page, a letter, a call or a talk, and none a program of the reader's machine. */
export const FOLLOWED = "http https mailto tel sms ftp irc ircs xmpp sip sips geo news webcal gopher gemini magnet".split(" ");

/** Schemes of addresses from which a page may load something. */
export const LOADED = ["http", "https"];

/** Pictures that are written into a page; no others can hold a script. */
export const PICTURE_DATA = /^data:image\/(png|gif|jpeg|webp|avif);/i;

const followed: ReadonlySet<string> = new Set(FOLLOWED);

/** The scheme of an address, in lower case; undefined where it has none. Browsers pass over tabs and line ends in it. */
function schemeOf(address: string): string | undefined {
	return /^([a-z][a-z\d+.-]*):/i.exec(plainAddress(address))?.[1]?.toLowerCase();
}

/** An address as browsers take it: without blanks around it and line ends in it, its scheme in lower case. */
export function plainAddress(address: string): string {
	if (/^(?:[a-z]+:\/\/|[/#.])[!-~]*$/.test(address)) return address;
	// oxlint-disable-next-line no-control-regex -- browsers pass over these
	const bare = address
		.replace(/[\t\n\r]+/g, "")
		.replace(/^[\0-\x20]+/, "")
		.trimEnd();
	return bare.replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase());
}

/** Whether a link may lead to an address. */
export function mayFollow(address: string): boolean {
	const scheme = schemeOf(address);
	return scheme === undefined || followed.has(scheme);
}

/** Whether a page may show the picture that stands at an address. */
export function mayShow(address: string): boolean {
	const scheme = schemeOf(address);
	return scheme === undefined || LOADED.includes(scheme) || PICTURE_DATA.test(plainAddress(address));
}
