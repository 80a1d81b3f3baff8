console.info("stand-in");
