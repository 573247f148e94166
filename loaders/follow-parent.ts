// Preloaded into a child process that leads a group: when its parent is gone, however it ended, the group ends too.
process.on("disconnect", () => process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL"));
process.channel?.unref();
