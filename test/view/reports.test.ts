import { describe, expect, it } from "vitest";
import { reportAddress, scanAddress } from "../../src/view/reports.ts";

const words = { say: (_: string, { headline, title }: Readonly<Record<string, string | number>> = {}) => `“${headline}” in ${title}` };
const site = { title: "The Courier", url: "https://courier.example/archive/" };

const reported = (contact?: string) => reportAddress("Ships & fish?", "/1953/flood.html", words, { ...site, contact });

describe("the address for reports", () => {
	it("is a letter with the headline and the address of the story", () => {
		const url = new URL(reported("desk@courier.example") ?? "");
		expect([url.protocol, url.pathname]).toEqual(["mailto:", "desk@courier.example"]);
		expect(url.searchParams.get("subject")).toBe("“Ships & fish?” in The Courier");
		expect(url.searchParams.get("body")).toBe("https://courier.example/archive/1953/flood.html\r\n\r\n");
	});

	it("is a page that is told the address of the story", () => {
		const story = "https%3A%2F%2Fcourier.example%2Farchive%2F1953%2Fflood.html";
		expect(reported("/about.html#desk")).toBe(`https://courier.example/archive/about.html?story=${story}#desk`);
		expect(reported("https://desk.example/?form=2")).toBe(`https://desk.example/?form=2&story=${story}`);
		expect(reported("https://code.example/issues/new?body={url}")).toBe(`https://code.example/issues/new?body=${story}`);
	});

	it("is none where there is no setting", () => {
		expect(reported()).toBeUndefined();
	});
});

describe("the scan of a page", () => {
	it("is shown as a picture where IIIF describes it", () => {
		expect(scanAddress("https://iiif.example/1953%2F01/info.json")).toBe("https://iiif.example/1953%2F01/full/max/0/default.jpg");
		expect(scanAddress("/media/1953/page.pdf")).toBe("/media/1953/page.pdf");
	});
});
