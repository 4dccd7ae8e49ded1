"""``python -m writethru``"""

from writethru.cli.main import main

main()
