// Loaded by every process of Node that a page's commands start: no name is looked up, and nothing but this machine is reached.
const dns = require("node:dns");
const net = require("node:net");

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)$/;

function refuse(host) {
	throw new Error(`A command of the documentation reaches for ${host}: mark its block as not run.`);
}

const { lookup } = dns;
dns.lookup = (host, ...rest) => (host === "" || LOCAL.test(host) ? lookup(host, ...rest) : refuse(host));
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...all) {
	const [first] = all.flat();
	const host = first?.host;
	if (typeof host === "string" && !LOCAL.test(host)) refuse(host);
	return connect.apply(this, all);
};
