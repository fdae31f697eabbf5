import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { listen, originsForOthers } from "../../../src/cli/serve/listen.ts";

function server() {
	const made = createServer();
	onTestFinished(() => void made.close());
	return made;
}

describe("listen", () => {
	it("gives the address at which browsers of this machine find it", async () => {
		const one = server();
		const origin = await listen(one, 0, "0.0.0.0");
		expect(origin).toBe(`http://127.0.0.1:${(one.address() as AddressInfo).port}`);
	});

	it("names a port that is free where the one that is asked for is not", async () => {
		const one = server();
		await listen(one, 0, "127.0.0.1");
		const { port } = one.address() as AddressInfo;
		const error = await listen(server(), port, "127.0.0.1").catch((reason) => reason);
		expect(error.message).toBe(`Port ${port} is in use, perhaps by another backfile serve.`);
		const free = Number(/--port (\d+)$/.exec(error.remedy)?.[1]);
		expect(free).toBeGreaterThan(port);
		await listen(server(), free, "127.0.0.1");
	});

	it("says what to do about an address that this machine has not", async () => {
		await expect(listen(server(), 0, "192.0.2.1")).rejects.toThrow(/192\.0\.2\.1 cannot be used \(EADDRNOTAVAIL\)/);
	});
});

describe("originsForOthers", () => {
	it.each(["127.0.0.1", "127.0.0.2", "::1", "localhost"])("gives none for %s", (host) => {
		expect(originsForOthers(host, `http://${host}:8080`)).toBeUndefined();
	});

	it("gives the address itself, or those of the machine where all are asked for", () => {
		expect(originsForOthers("10.0.0.7", "http://10.0.0.7:8080")).toEqual(["http://10.0.0.7:8080"]);
		for (const origin of originsForOthers("0.0.0.0", "http://127.0.0.1:8080") ?? []) expect(origin).toMatch(/^http:\/\/[\d.]+:8080$/);
	});
});
