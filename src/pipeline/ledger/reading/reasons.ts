/** Why a line or an entry of a file is left out, in words that stand behind their number. */
export const LEFT_OUT = {
	noAddress: "hold no address",
	broken: "are broken",
	tooLong: "are longer than 65,536 characters",
	otherSite: "are of another site",
	encoding: "are not percent-encoded rightly",
	characters: "hold a character that no address has",
	dots: "lead outside the site",
	longAddress: "are addresses longer than 2,000 characters",
	preview: "are previews of what was not published",
	method: "ask for no page: they are not of GET or HEAD",
	status: "were not answered with a page or a file",
	loaded: "ask for what pages load: style sheets, scripts, fonts, icons",
	programs: "are asked for by programs that look for something else: weak places, robots.txt",
	tooMany: "are other addresses than the first million",
	cutOff: "place at which the file is cut off or damaged; what stands behind it is missing",
	xml: "faults of XML, at which entries may be missing",
} as const;
