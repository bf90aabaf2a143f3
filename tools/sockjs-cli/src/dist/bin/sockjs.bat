@echo off
rem Runs the sockjs command from the jars in ..\lib.
setlocal DisableDelayedExpansion

set "SOCKJS_JAVA=java"
if not defined JAVA_HOME goto run
set "SOCKJS_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%SOCKJS_JAVA%" goto run
echo sockjs: JAVA_HOME=%JAVA_HOME% does not contain bin\java.exe 1>&2
exit /b 1

:run
rem The exit status of this line is that of the command.
"%SOCKJS_JAVA%" -XX:+UseSerialGC -Xlog:disable -Dsockjs.installed=true --module-path "%~dp0..\lib" -m dev.sockjs.cli/dev.sockjs.cli.Main %*
