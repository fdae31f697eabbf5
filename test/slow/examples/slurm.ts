import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../pipeline/engines/redis.ts";

/** The tests with a real Slurm skip, and say so, where none is installed. */
export const hasSlurm = ["slurmctld", "slurmd"].every((program) => spawnSync(program, ["-V"]).status === 0);

/** A Slurm of one node, this machine, with folders and ports of its own. */
export interface Slurm {
	/** The environment in which its commands find it. */
	readonly env: NodeJS.ProcessEnv;
	/** Waits until no job waits or runs. */
	idle(): Promise<void>;
	/** Ends all jobs and the daemons, and removes the folder. */
	close(): Promise<void>;
}

/** How many cores the node says that it has, whatever the machine has: two parts run at a time. */
const CORES = 4;

/** Starts a Slurm, and waits until its node takes jobs. */
export async function startSlurm(): Promise<Slurm> {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-slurm-"));
	const file = path.join(folder, "slurm.conf");
	mkdirSync(path.join(folder, "state"));
	mkdirSync(path.join(folder, "spool"));
	writeFileSync(file, configuration(folder, { controller: await freePort(), node: await freePort() }));
	const env = { ...process.env, SLURM_CONF: file };
	const daemons = [spawn("slurmctld", ["-D", "-f", file], { stdio: "ignore" }), spawn("slurmd", ["-D", "-f", file], { stdio: "ignore" })];
	const waitingJobs = () => spawnSync("squeue", ["--noheader"], { env, encoding: "utf8" }).stdout.trim();
	const cancel = () => spawnSync("scancel", ["--user", userInfo().username], { env });
	// Where the test itself is ended, neither jobs nor daemons must be left.
	const endNow = () => {
		cancel();
		for (const daemon of daemons) daemon.kill("SIGKILL");
	};
	process.on("exit", endNow);
	const idle = async () => {
		while (waitingJobs() !== "") await wait(250);
	};
	const close = async () => {
		cancel();
		await Promise.race([idle(), wait(20_000)]);
		await Promise.all(daemons.map(end));
		process.off("exit", endNow);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await untilReady(env);
		return { env, idle, close };
	} catch (error) {
		await close();
		throw error;
	}
}

function configuration(folder: string, ports: { readonly controller: number; readonly node: number }): string {
	const [host = "localhost"] = hostname().split(".");
	const { username } = userInfo();
	return `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${ports.controller}
SlurmdPort=${ports.node}
AuthType=auth/none
CredType=cred/none
SlurmUser=${username}
SlurmdUser=${username}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${CORES} State=UNKNOWN
PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`;
}

async function untilReady(env: NodeJS.ProcessEnv): Promise<void> {
	for (let tries = 0; tries < 120; tries++) {
		const { stdout } = spawnSync("sinfo", ["--noheader", "--format=%T"], { env, encoding: "utf8" });
		if (stdout.trim() === "idle") return;
		await wait(250);
	}
	throw new Error(`Slurm does not start: ${execFileSync("sinfo", { env, encoding: "utf8" })}`);
}

async function end(daemon: ChildProcess): Promise<void> {
	if (daemon.exitCode !== null || daemon.signalCode !== null) return;
	const ended = new Promise((resolve) => daemon.once("exit", resolve));
	daemon.kill("SIGTERM");
	await Promise.race([ended, wait(5_000).then(() => daemon.kill("SIGKILL"))]);
	await ended;
}
